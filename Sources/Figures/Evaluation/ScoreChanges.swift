import Charts
import Drawing
import Execution
import Metrics

/// How the F1 of each class changed from one model to another, the greatest gain first.
public struct ScoreChanges: Displayable, Sendable {
  public var before: ClassificationReport
  public var after: ClassificationReport
  /// What the two models are called.
  public var names: (before: String, after: String)

  public init(
    before: ClassificationReport, after: ClassificationReport,
    names: (before: String, after: String) = ("before", "after")
  ) {
    precondition(before.names == after.names, "both reports need the same classes")
    self.before = before
    self.after = after
    self.names = names
  }

  public var output: Output { chart.output }

  private func change(_ index: Int) -> Double { after.classes[index].f1 - before.classes[index].f1 }

  private var order: [Int] {
    before.names.indices.sorted { (change($1), $0) < (change($0), $1) }
  }

  public var chart: Chart {
    let order = order
    let classes = order.map { ClassNames.display(before.names[$0]) }
    let old = order.map { before.classes[$0].f1 }
    let new = order.map { after.classes[$0].f1 }
    return Chart(
      title, alternativeText: "Dot chart of F1 by class for two models. \(title).", data: table,
      width: 700, height: .perBand(22), x: Axis("F1", format: .percent),
      y: Axis(categories: classes)
    ) {
      RuleMark(
        y: classes, from: zip(old, new).map(min), to: zip(old, new).map(max), paint: .grid,
        width: 3, hasCaps: false)
      PointMark(x: old, y: classes, series: names.before, radius: 4)
      PointMark(x: new, y: classes, series: names.after, radius: 4)
    }
  }

  private var title: String {
    let better = before.names.indices.count { change($0) > 0 }
    return "F1 rises for \(better) of \(before.names.count) classes, from "
      + "\(before.macro.f1.percent) to \(after.macro.f1.percent) on average"
  }

  private var table: Table {
    Table(
      columns: [
        Table.Column("class"), Table.Column(names.before, digits: 3),
        Table.Column(names.after, digits: 3), Table.Column("change", digits: 3),
        Table.Column("support"),
      ],
      rows: order.map {
        [
          .text(ClassNames.display(before.names[$0])), .number(before.classes[$0].f1),
          .number(after.classes[$0].f1), .number(change($0)), .integer(after.classes[$0].support),
        ]
      })
  }
}
