import Charts
import Checks
import Display
import Drawing
import Metrics

/// How precision, recall, and F1 of each class changed from one model to another, the greatest gain in F1 first.
public struct ScoreChanges: Displayable, Sendable {
  /// The scores of the first model.
  public var before: ClassificationReport
  /// The scores of the second model, for the same classes.
  public var after: ClassificationReport
  /// What the two models are called.
  public var names: (before: String, after: String)
  /// What classes and samples are called in the figure's words.
  public var nouns: Nouns

  /// Compares two reports.
  /// - Precondition: Both report the same classes in the same order.
  public init(
    before: ClassificationReport, after: ClassificationReport,
    names: (before: String, after: String) = ("before", "after"), nouns: Nouns = Nouns()
  ) {
    require(
      before.names == after.names,
      "both reports need the same classes, received \(before.names) and \(after.names)")
    self.before = before
    self.after = after
    self.names = names
    self.nouns = nouns
  }

  public var output: Output { chart.output }

  /// A score as the panels and columns call it.
  private static let scores: [(name: String, of: any KeyPath<ClassScores, Double> & Sendable)] = [
    ("precision", \.precision), ("recall", \.recall), ("F1", \.f1),
  ]

  private func change(_ index: Int, _ score: KeyPath<ClassScores, Double> = \.f1) -> Double {
    after.classes[index][keyPath: score] - before.classes[index][keyPath: score]
  }

  private var order: [Int] {
    before.names.indices.sorted { (change($1), $0) < (change($0), $1) }
  }

  /// The figure as a chart, to change or to combine with others.
  public var chart: Chart {
    let order = order
    let classes = order.map { ClassNames.display(before.names[$0]) }
    return Chart(
      title,
      alternativeText:
        "Dot charts of precision, recall, and F1 by \(nouns.class.singular) for two models. \(title).",
      data: table, width: 860, columns: 3, sharing: .both,
      panels: Self.scores.map { name, score in
        let old = order.map { before.classes[$0][keyPath: score] }
        let new = order.map { after.classes[$0][keyPath: score] }
        return Panel(
          name, x: Axis(format: .percent), y: Axis(categories: classes), height: .perBand(22)
        ) {
          RuleMark(
            y: classes, from: zip(old, new).map(min), to: zip(old, new).map(max), paint: .grid,
            width: 3, hasCaps: false)
          PointMark(x: old, y: classes, series: names.before, radius: 4)
          PointMark(x: new, y: classes, series: names.after, radius: 4)
        }
      })
  }

  private var title: String {
    let better = before.names.indices.count { change($0) > 0 }
    let worse = before.names.indices.count { change($0) < 0 }
    return
      "F1 rises for \(better) of \(nouns.class.counted(before.names.count)) and falls for \(worse), from "
      + "\(before.macro.f1.percent) to \(after.macro.f1.percent) on average"
  }

  private var table: Table {
    Table(
      columns: [Table.Column(nouns.class.singular)]
        + Self.scores.flatMap { name, _ in
          [
            Table.Column("\(name), \(names.before)", digits: 3),
            Table.Column("\(name), \(names.after)", digits: 3), Table.Column("change", digits: 3),
          ]
        } + [Table.Column("support")],
      rows: order.map { index in
        [.text(ClassNames.display(before.names[index]))]
          + Self.scores.flatMap { _, score -> [Table.Value] in
            [
              .number(before.classes[index][keyPath: score]),
              .number(after.classes[index][keyPath: score]), .number(change(index, score)),
            ]
          } + [.integer(after.classes[index].support)]
      })
  }
}
