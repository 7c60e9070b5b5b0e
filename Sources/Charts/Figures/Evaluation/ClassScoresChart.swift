import Charts
import Display
import Drawing
import Metrics
import Printing

/// Precision, recall, and F1 of each class as dots on a line, sorted by F1, with the support.
public struct ClassScoresChart: Displayable, Sendable {
  /// The scores of each class.
  public var report: ClassificationReport
  /// What classes and samples are called in the figure's words.
  public var nouns: Nouns

  /// Shows the scores of a classification report.
  public init(_ report: ClassificationReport, nouns: Nouns = Nouns()) {
    self.report = report
    self.nouns = nouns
  }

  public var output: Output { chart.output }

  /// Best F1 first.
  private var order: [Int] {
    report.classes.indices.sorted {
      (report.classes[$1].f1, $0) < (report.classes[$0].f1, $1)
    }
  }

  /// The figure as a chart, to change or to combine with others.
  public var chart: Chart {
    let order = order
    let classes = order.map { report.classes[$0] }
    let names = order.map {
      "\(ClassNames.display(report.names[$0])) (\(report.classes[$0].support.grouped))"
    }
    let least = classes.flatMap { [$0.precision, $0.recall] }.min() ?? 0
    let low = least > 0.5 ? max(0, ((least - 0.02) * 10).rounded(.down) / 10) : 0
    return Chart(
      title, alternativeText: alternativeText,
      caption:
        "Precision, recall, and F1 of each \(nouns.class.singular); in brackets the number of "
        + "\(nouns.sample.plural).",
      data: table, width: 700, height: .perBand(22),
      x: Axis(domain: low...1, format: .percent), y: Axis(categories: names)
    ) {
      RuleMark(
        y: names, from: classes.map { min($0.precision, $0.recall) },
        to: classes.map { max($0.precision, $0.recall) }, paint: .grid, width: 3, hasCaps: false)
      RuleMark(
        x: report.macro.f1, label: "mean F1 \(report.macro.f1.percent)")
      PointMark(x: classes.map(\.precision), y: names, series: "precision", radius: 4)
      PointMark(x: classes.map(\.recall), y: names, series: "recall", radius: 4)
      PointMark(x: classes.map(\.f1), y: names, series: "F1", radius: 4)
    }
  }

  private var title: String {
    guard let best = order.first, let worst = order.last, best != worst else {
      return "Precision, recall, and F1"
    }
    let short = ClassNames.short(report.names)
    func words(_ index: Int) -> String { "\(short[index]) (\(report.classes[index].f1.percent))" }
    return "F1 is highest for \(words(best)) and lowest for \(words(worst))"
  }

  private var alternativeText: String {
    "Dot chart of precision, recall, and F1 of \(nouns.class.counted(report.classes.count)), sorted by F1. "
      + "\(title). The mean F1 is \(report.macro.f1.percent)."
  }

  private var table: Table {
    Table(
      columns: [
        Table.Column(nouns.class.singular), Table.Column("precision", digits: 3, best: .highest),
        Table.Column("recall", digits: 3, best: .highest),
        Table.Column("F1", digits: 3, best: .highest), Table.Column("support"),
      ],
      rows: order.map {
        let scores = report.classes[$0]
        return [
          .text(ClassNames.display(report.names[$0])), .number(scores.precision),
          .number(scores.recall), .number(scores.f1), .integer(scores.support),
        ]
      })
  }
}
