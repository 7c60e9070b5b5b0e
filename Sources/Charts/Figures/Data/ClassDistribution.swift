import Charts
import Display
import Drawing
import Printing

/// How many pictures each class has, in each part of the data.
public struct ClassDistribution: Displayable, Sendable {
  /// A part of the data.
  public struct Split: Sendable {
    /// As in `training`.
    public var name: String
    /// One for each class.
    public var counts: [Int]

    public init(_ name: String, counts: [Int]) {
      self.name = name
      self.counts = counts
    }

    /// The counts of labels from 0 to `classCount - 1`.
    public init(_ name: String, labels: [Int], classCount: Int) {
      var counts = Array(repeating: 0, count: classCount)
      for label in labels { counts[label] += 1 }
      self.init(name, counts: counts)
    }
  }

  public var names: [String]
  public var splits: [Split]

  /// - Parameters:
  ///   - names: The classes; underscores become blanks.
  ///   - splits: One or more parts; the bars are sorted by the first.
  public init(names: [String], splits: [Split]) {
    precondition(
      !splits.isEmpty && splits.allSatisfy { $0.counts.count == names.count },
      "each part of the data needs \(names.count) counts")
    self.names = names
    self.splits = splits
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

  public var chart: Chart {
    let order = order
    let shown = order.map { ClassNames.display(names[$0]) }
    return Chart(
      title, alternativeText: alternativeText, data: table, width: splits.count > 1 ? 760 : 640,
      legend: .hidden, columns: splits.count, sharing: .y,
      panels: splits.map { split in
        let counts = order.map { split.counts[$0] }
        return Panel(
          "\(split.name): \(counts.reduce(0, +).grouped)", x: Axis("pictures"), y: Axis(),
          height: .perBand(20)
        ) {
          BarMark(x: counts, y: shown, labels: counts.map(\.grouped), fill: 0.72)
        }
      })
  }

  private var title: String {
    guard let first = order.first, let last = order.last, first != last else {
      return "Pictures of each class"
    }
    let counts = splits[0].counts
    return "\(ClassNames.display(names[first])) has \(counts[first].grouped) \(splits[0].name) "
      + "pictures, \(ClassNames.display(names[last])) \(counts[last].grouped)"
  }

  private var alternativeText: String {
    let parts = splits.map { "\($0.counts.reduce(0, +).grouped) \($0.name)" }
    return "Bar chart of the number of pictures of \(names.count) classes, sorted; "
      + "\(parts.joined(separator: ", ")) pictures in all. \(title)."
  }

  private var table: Table {
    Table(
      columns: [Table.Column("class")] + splits.map { Table.Column($0.name) },
      rows: order.map { index in
        [.text(ClassNames.display(names[index]))] + splits.map { .integer($0.counts[index]) }
      })
  }
}
