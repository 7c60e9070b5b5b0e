import Charts
import Checks
import Display
import Drawing
import Metrics
import Printing

/// How many samples each class has, in each part of the data.
public struct ClassDistribution: Displayable, Sendable {
  /// A part of the data.
  public struct Split: Sendable {
    /// As in `training`.
    public var name: String
    /// One for each class.
    public var counts: [Int]

    /// Makes a part of the data from the count of each class.
    public init(_ name: String, counts: [Int]) {
      self.name = name
      self.counts = counts
    }

    /// The counts of labels from 0 to `classCount - 1`.
    public init(_ name: String, labels: [Int], classCount: Int) {
      var counts = Array(repeating: 0, count: classCount)
      requireLabels(labels, classCount: classCount)
      for label in labels { counts[label] += 1 }
      self.init(name, counts: counts)
    }
  }

  /// The classes in the order of their numbers.
  public var names: [String]
  /// The parts of the data; the bars are sorted by the first.
  public var splits: [Split]
  /// What classes and samples are called in the figure's words.
  public var nouns: Nouns

  /// Shows the counts of the classes.
  /// - Parameters:
  ///   - names: The classes; underscores become spaces.
  ///   - splits: One or more parts; the bars are sorted by the first.
  ///   - nouns: What classes and samples are called in words.
  public init(names: [String], splits: [Split], nouns: Nouns = Nouns()) {
    require(
      !splits.isEmpty && splits.allSatisfy { $0.counts.count == names.count },
      "each part of the data needs \(names.count) counts, received \(splits.map(\.counts.count))")
    self.names = names
    self.splits = splits
    self.nouns = nouns
  }

  /// The share of the most frequent class in the first part: what always answering with it would reach.
  public var majorityShare: Double {
    let total = splits[0].counts.reduce(0, +)
    return total > 0 ? Double(splits[0].counts.max() ?? 0) / Double(total) : 0
  }

  public var output: Output { chart.output }

  private var order: [Int] {
    names.indices.sorted { (splits[0].counts[$1], $0) < (splits[0].counts[$0], $1) }
  }

  /// The figure as a chart, to change or to combine with others.
  public var chart: Chart {
    let order = order
    let shown = order.map { ClassNames.display(names[$0]) }
    return Chart(
      title, alternativeText: alternativeText, data: table, width: splits.count > 1 ? 760 : 640,
      legend: .hidden, columns: splits.count, sharing: .y,
      panels: splits.map { split in
        let counts = order.map { split.counts[$0] }
        return Panel(
          "\(split.name): \(counts.reduce(0, +).grouped)", x: Axis(nouns.sample.plural), y: Axis(),
          height: .perBand(20)
        ) {
          BarMark(x: counts, y: shown, labels: counts.map(\.grouped), fill: 0.72)
        }
      })
  }

  private var title: String {
    guard let first = order.first, let last = order.last, first != last else {
      return "\(nouns.sample.plural.capitalizedFirst) of each \(nouns.class.singular)"
    }
    let counts = splits[0].counts
    let part = splits.count > 1 ? " in \(splits[0].name)" : ""
    return "\(ClassNames.display(names[first])) has the most \(nouns.sample.plural)\(part) "
      + "(\(counts[first].grouped)), \(ClassNames.display(names[last])) the fewest (\(counts[last].grouped))"
  }

  private var alternativeText: String {
    let parts = splits.map { "\($0.counts.reduce(0, +).grouped) \($0.name)" }
    return
      "Bar chart of the number of \(nouns.sample.plural) of \(nouns.class.counted(names.count)), sorted; "
      + "in all \(parts.joined(separator: ", ")). \(title)."
  }

  private var table: Table {
    Table(
      columns: [Table.Column(nouns.class.singular)] + splits.map { Table.Column($0.name) },
      rows: order.map { index in
        [.text(ClassNames.display(names[index]))] + splits.map { .integer($0.counts[index]) }
      })
  }
}
