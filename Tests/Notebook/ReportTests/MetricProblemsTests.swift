import Display
import Report
import RunRecord
import Testing

/// Metrics that mislead a reader are mistakes, with file and line.
@Suite struct MetricProblemsTests {
  private func warnings(_ metrics: [(cell: String, metric: Metric)]) -> [String] {
    var header = SampleRun.header()
    header.cells = ["first", "second"].enumerated().map { index, name in
      SampleRun.source(index + 1, name, name, "import Cuaderno\nlet \(name) = Cell(\"A\") { }\n")
    }
    var run = Run(header)
    for (cell, metric) in metrics {
      run.apply(Event(time: 0, kind: .metric(cell: cell, anchor: Anchor(token: 2), metric)))
    }
    run.apply(
      Event(time: 1, kind: .runFinished(RunOutcome(status: .succeeded, exitCode: 0, seconds: 1))))
    return HTMLReport(run: run, options: ReportOptions { _ in nil }).render().warnings
  }

  @Test(arguments: [
    (
      Metric("my metric", 1),
      "“my metric” is not a metric's name; use lowercase words joined by underscores, as in “my_metric”"
    ),
    (Metric("", 1), "“” is not a metric's name"), (Metric("2d", 1), "as in “value_2d”"),
    (Metric("loss", .number(.nan)), "the metric “loss” is nan, which is not a number to report"),
    (Metric("loss", .number(-.infinity)), "the metric “loss” is -inf"),
  ])
  func refusesNamesAndValues(_ metric: Metric, _ message: String) {
    let warnings = warnings([("first", metric)])
    #expect(warnings.count == 1)
    #expect(warnings.first?.contains("01-first.swift:2: ") == true, "\(warnings)")
    #expect(warnings.first?.contains(message) == true, "\(warnings)")
  }

  @Test func refusesAMetricOfTwoCells() {
    let metrics = ["first", "second"].map { ($0, Metric("loss", 1)) }
    let warnings = warnings(metrics)
    #expect(warnings.count == 1)
    #expect(
      warnings.first?.contains(
        "02-second.swift:2: the metric “loss” is also published by the cell first") == true)
  }

  @Test func acceptsLabelsAndLaterValues() {
    #expect(
      warnings([
        ("first", Metric("f1", 1, of: "a")), ("second", Metric("f1", 1, of: "b")),
        ("first", Metric("loss", 2)), ("first", Metric("loss", 1)),
        ("second", Metric("größe_2", 1)),
      ]).isEmpty)
  }
}

extension Metric {
  fileprivate init(_ name: String, _ value: Int, of label: String? = nil) {
    self.init(name, .integer(value), of: label)
  }
}
