import Charts
import Checks
import Display
import Drawing
import Metrics
import Printing

/// Points of a high-dimensional embedding on the plane of their two greatest variances.
///
/// More than ``mostPoints`` of them would only cover each other: an even share of each class is drawn, and the caption says so.
public struct EmbeddingScatter: Displayable, Sendable {
  /// As many points as can be distinguished, and as a page carries lightly.
  public static let mostPoints = 1_200

  /// The class of each point.
  public let labels: [Int]
  /// The short names of the classes.
  public let names: [String]
  /// The plane that the points are projected on, and its share of the variance.
  public let components: PrincipalComponents
  /// What classes and samples are called in the figure's words.
  public let nouns: Nouns
  private let places: [[Double]]

  /// Projects points on the plane of their greatest variances.
  /// - Parameters:
  ///   - points: One row a sample, as of the layer before the last.
  ///   - labels: The class of each sample.
  ///   - names: The classes in the order of their numbers.
  ///   - nouns: What classes and samples are called in words.
  public init(points: [[Float]], labels: [Int], names: [String], nouns: Nouns = Nouns()) {
    require(
      points.count == labels.count && labels.allSatisfy(names.indices.contains),
      "each of \(points.count) points needs a label from 0 to \(names.count - 1), received \(labels.count) labels up to \(labels.max() ?? 0)"
    )
    let components = PrincipalComponents(points)
    self.components = components
    self.nouns = nouns
    self.labels = labels
    self.names = ClassNames.short(names)
    places = points.map(components.project)
  }

  public var output: Output { chart.output }

  /// The figure as a chart, to change or to combine with others.
  public var chart: Chart {
    let shares = components.shares
    let members = names.indices.map { name in labels.indices.filter { labels[$0] == name } }
    let present = names.indices.filter { !members[$0].isEmpty }
    let drawn = members.map(thinned)
    func middle(_ axis: Int) -> [Double] {
      present.map { name in
        let values = members[name].map { places[$0][axis] }.sorted()
        return values[values.count / 2]
      }
    }
    return Chart(
      title, alternativeText: alternativeText,
      caption:
        "Each point is one \(nouns.sample.singular); names are at the median of their \(nouns.class.singular). What "
        + "is far apart in all dimensions may still overlap in these two."
        + (isThinned
          ? " Of \(nouns.sample.counted(labels.count)), \(drawn.joined().count.grouped) are drawn, evenly from each \(nouns.class.singular)."
          : ""),
      data: table, width: 720,
      height: .aspect(1.35), legend: .hidden,
      x: Axis("first component (\(shares[0].percent) of the variance)"),
      y: Axis("second component (\(shares[1].percent))", showsGrid: false)
    ) {
      for name in present {
        PointMark(
          x: drawn[name].map { places[$0][0] }, y: drawn[name].map { places[$0][1] },
          series: names[name], radius: 2.2)
      }
      LabelMark(present.map { names[$0] }, x: middle(0), y: middle(1), namesSeries: true)
    }
  }

  private var isThinned: Bool { labels.count > Self.mostPoints }

  /// The members of a class that are drawn.
  private func thinned(_ members: [Int]) -> [Int] {
    guard isThinned, !members.isEmpty else { return members }
    // A class keeps one point at least.
    let kept = max(1, members.count * Self.mostPoints / labels.count)
    return (0..<kept).map { members[$0 * members.count / kept] }
  }

  private var title: String {
    let both = components.shares.prefix(2).reduce(0, +)
    return "Two of \(components.mean.count) dimensions hold \(both.percent) of the variance"
  }

  private var alternativeText: String {
    "Scatter plot of \(nouns.sample.counted(labels.count)) of \(nouns.class.counted(names.count)) on the first two "
      + "principal components. \(title)."
  }

  /// The middle of each class.
  private var table: Table {
    Table(
      columns: [
        Table.Column(nouns.class.singular), Table.Column(nouns.sample.plural),
        Table.Column("mean first", digits: 2),
        Table.Column("mean second", digits: 2),
      ],
      rows: names.indices.map { name in
        let members = labels.indices.filter { labels[$0] == name }
        func mean(_ axis: Int) -> Table.Value {
          members.isEmpty
            ? .empty
            : .number(members.reduce(0) { $0 + places[$1][axis] } / Double(members.count))
        }
        return [.text(names[name]), .integer(members.count), mean(0), mean(1)]
      })
  }
}
