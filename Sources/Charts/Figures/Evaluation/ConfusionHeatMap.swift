import Charts
import Checks
import Display
import Drawing
import Metrics
import Printing

/// A confusion matrix as a heat map: the diagonal quiet, the errors loud, numbers only where they are not zero.
public struct ConfusionHeatMap: Displayable, Sendable {
  /// What the cells say.
  public enum Measure: Sendable {
    /// How many samples there are.
    case counts
    /// The share of each true class, in percent.
    case shares
  }

  /// The counts, true classes in rows.
  public var matrix: ConfusionMatrix
  /// The classes in the order of their numbers.
  public var names: [String]
  /// What the cells say: counts or shares.
  public var measure: Measure
  /// Whether the first screen of the report shows this figure.
  public var isHeadline: Bool
  /// What classes and samples are called in the figure's words.
  public var nouns: Nouns

  /// Shows a confusion matrix, in counts by default.
  /// - Parameters:
  ///   - matrix: The counts.
  ///   - names: The classes in the order of their numbers; they are shortened for the axes.
  ///   - measure: What the cells say: counts or shares.
  ///   - isHeadline: Whether the first screen of the report shows this figure.
  ///   - nouns: What classes and samples are called in words.
  public init(
    _ matrix: ConfusionMatrix, names: [String], measure: Measure = .counts,
    isHeadline: Bool = false, nouns: Nouns = Nouns()
  ) {
    require(
      names.count == matrix.classCount,
      "each class of a confusion matrix needs a name, received \(names.count) names for \(matrix.classCount) classes"
    )
    self.matrix = matrix
    self.names = names
    self.measure = measure
    self.isHeadline = isHeadline
    self.nouns = nouns
  }

  public var output: Output { chart.output }

  /// The figure as a chart, to change or to combine with others.
  public var chart: Chart {
    let cells = cells
    return Chart(
      title, alternativeText: alternativeText,
      caption: "True \(nouns.class.plural) in rows, predicted ones in columns, "
        + (measure == .counts ? "in \(nouns.sample.plural)." : "in percent of the row.")
        + " Gray cells are right, red ones errors.", data: table, isHeadline: isHeadline,
      width: min(900, max(360, 130 + 42 * Double(names.count))),
      height: .perBand(max(14, 25 - Double(names.count) / 8)),
      x: Axis("predicted", categories: cells.names), y: Axis("true", categories: cells.names)
    ) {
      cells.right
      cells.wrong
    }
  }

  private var cells: (names: [String], right: CellMark, wrong: CellMark) {
    let short = ClassNames.short(names)
    let shares = matrix.normalized
    var places: [Bool: (x: [String], y: [String], values: [Double], labels: [String?])] = [
      true: ([], [], [], []), false: ([], [], [], []),
    ]
    for (row, counts) in matrix.counts.enumerated() {
      for (column, count) in counts.enumerated() where count > 0 || row == column {
        let isRight = row == column
        let value = measure == .counts ? Double(count) : shares[row][column]
        let percent = shares[row][column] * 100
        let label =
          measure == .counts
          ? String(count) : percent < 1 ? "<1" : percent.rounded(0)
        places[isRight]?.x.append(short[column])
        places[isRight]?.y.append(short[row])
        places[isRight]?.values.append(value)
        places[isRight]?.labels.append(count > 0 ? label : nil)
      }
    }
    func mark(_ isRight: Bool, _ role: ColorRole, reach: Double) -> CellMark {
      let cells = places[isRight] ?? ([], [], [], [])
      let most = max(cells.values.max() ?? 0, .leastNormalMagnitude)
      return CellMark(
        x: cells.x, y: cells.y, values: cells.values,
        colors: .intensity(of: role, domain: -most * 0.12...most * reach), labels: cells.labels)
    }
    return (short, mark(true, .muted, reach: 2.6), mark(false, .bad, reach: 1))
  }

  private var title: String {
    let accuracy = Proportion(matrix.correct, of: matrix.total)
    let head = "\(matrix.correct.grouped) of \(matrix.total.grouped) right"
    guard let worst = matrix.mostConfused().first else { return "\(head), no errors" }
    let short = ClassNames.short(names)
    return "\(head) (\(accuracy.value.percent)); most often \(short[worst.actual]) is taken for "
      + "\(short[worst.predicted]), \(worst.count.times)"
  }

  private var alternativeText: String {
    let short = ClassNames.short(names)
    let pairs = matrix.mostConfused().prefix(3).map {
      "\(short[$0.actual]) as \(short[$0.predicted]) (\($0.count))"
    }
    return
      "Heat map of \(names.count) true against \(names.count) predicted \(nouns.class.plural). \(title). "
      + (pairs.isEmpty ? "" : "Most frequent errors: \(pairs.joined(separator: ", ")).")
  }

  private var table: Table {
    let short = ClassNames.short(names)
    let shares = matrix.normalized
    return Table(
      columns: [Table.Column("true \\ predicted")] + short.map { Table.Column($0) },
      rows: names.indices.map { row in
        [.text(short[row])]
          + names.indices.map { column in
            measure == .counts
              ? .integer(matrix.counts[row][column]) : .percent(shares[row][column])
          }
      })
  }
}
