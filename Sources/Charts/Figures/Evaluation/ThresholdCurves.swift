import Charts
import Checks
import Display
import Drawing
import Metrics

/// ROC or precision-recall curves of each class, as small multiples.
public struct ThresholdCurves: Displayable, Sendable {
  /// Which two rates a curve shows while the threshold moves.
  public enum Kind: Sendable {
    /// The true positive rate over the false positive rate.
    case receiverOperatingCharacteristic
    /// Precision over recall.
    case precisionRecall
  }

  private struct Curve {
    var name: String
    var x: [Double]
    var y: [Double]
    /// Area under the curve or average precision.
    var score: Double
  }

  /// Which two rates the curves show.
  public let kind: Kind
  /// What classes and samples are called in the figure's words.
  public let nouns: Nouns
  private let curves: [Curve]

  /// Computes the curve of each class against the rest.
  /// - Parameters:
  ///   - kind: Which two rates the curves show.
  ///   - labels: The true class of each sample.
  ///   - probabilities: For each sample the probability of each class.
  ///   - names: The classes; those without samples are left out.
  ///   - nouns: What classes and samples are called in words.
  public init(
    _ kind: Kind, labels: [Int], probabilities: [[Float]], names: [String],
    nouns: Nouns = Nouns()
  ) {
    require(
      labels.count == probabilities.count && probabilities.allSatisfy { $0.count == names.count },
      "each of \(labels.count) labels needs a row of \(names.count) probabilities, received \(probabilities.count) rows, the first of \(probabilities.first?.count ?? 0)"
    )
    self.kind = kind
    self.nouns = nouns
    let short = ClassNames.short(names)
    curves = names.indices.compactMap { index in
      let isMember = labels.map { $0 == index }
      let scores = probabilities.map { $0[index] }
      switch kind {
      case .receiverOperatingCharacteristic:
        let curve = ROCCurve(isMember: isMember, scores: scores)
        return curve.area.map {
          Curve(
            name: short[index], x: curve.falsePositiveRate, y: curve.truePositiveRate, score: $0)
        }
      case .precisionRecall:
        let curve = PrecisionRecallCurve(isMember: isMember, scores: scores)
        return curve.averagePrecision.map {
          Curve(name: short[index], x: curve.recall, y: curve.precision, score: $0)
        }
      }
    }
  }

  public var output: Output {
    curves.isEmpty
      ? PrintedText("No \(nouns.class.singular) has \(nouns.sample.plural) to draw.\n").output
      : chart.output
  }

  /// The mean over the classes of the area under the curve, or of the average precision.
  public var meanScore: Double {
    curves.isEmpty ? 0 : curves.reduce(0) { $0 + $1.score } / Double(curves.count)
  }

  /// The figure as a chart, to change or to combine with others.
  public var chart: Chart {
    let isROC = kind == .receiverOperatingCharacteristic
    return Chart(
      title, alternativeText: alternativeText,
      caption: (isROC
        ? "For each \(nouns.class.singular): the share of its \(nouns.sample.plural) that are found (upwards) "
          + "against the share of the others that are taken for it (to the right), as the threshold falls."
        : "For each \(nouns.class.singular): precision (upwards) against recall (to the right), as the threshold "
          + "falls.")
        + " The number is the \(isROC ? "area under the curve" : "average precision").",
      data: table, width: 860, columns: 6, sharing: .both,
      panels: curves.map { curve in
        Panel(
          curve.name,
          x: Axis(domain: 0...1, ticks: [0, 1]), y: Axis(domain: 0...1, ticks: [0, 0.5, 1]),
          height: .aspect(1)
        ) {
          if isROC {
            LineMark(x: [0.0, 1], y: [0.0, 1], paint: .grid, width: 1, hasMarkers: false)
          }
          LineMark(
            x: Self.thinned(curve).map(\.x), y: Self.thinned(curve).map(\.y), hasMarkers: false)
          TextMark(
            curve.score.rounded(3), x: isROC ? 1.0 : 0.0, y: 0.0, anchor: isROC ? .end : .start,
            baseline: .alphabetic, offset: Point(0, -5))
        }
      })
  }

  /// Points that can be distinguished on a panel of some hundred pixels.
  private static func thinned(_ curve: Curve) -> [Point] {
    var points: [Point] = []
    for (index, place) in zip(curve.x, curve.y).enumerated() {
      let point = Point(place.0, place.1)
      let isLast = index + 1 == curve.x.count
      if let last = points.last, !isLast, abs(last.x - point.x) + abs(last.y - point.y) < 0.012 {
        continue
      }
      points.append(point)
    }
    return points
  }

  private var title: String {
    let name =
      kind == .receiverOperatingCharacteristic ? "Area under the ROC curve" : "Average precision"
    guard let worst = curves.min(by: { $0.score < $1.score }) else { return name }
    return "\(name): \(meanScore.rounded(3)) on average, least for \(worst.name) "
      + "(\(worst.score.rounded(3)))"
  }

  private var alternativeText: String {
    "\(curves.count) small line charts, one for each \(nouns.class.singular). \(title)."
  }

  private var table: Table {
    Table(
      columns: [
        Table.Column(nouns.class.singular),
        Table.Column(
          kind == .receiverOperatingCharacteristic ? "area under the curve" : "average precision",
          digits: 4, best: .highest),
      ], rows: curves.map { [.text($0.name), .number($0.score)] })
  }
}
