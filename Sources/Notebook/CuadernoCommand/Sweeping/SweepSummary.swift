import Display
import Printing
import RunRecord

/// What came out of a sweep: a table of the runs, and a bar chart for each metric.
package struct SweepSummary {
  private let names: [String]
  private let settings: [[String: String]]
  private let runs: [Run]

  /// No more metrics are shown; `metrics.json` of each run has all.
  private static let mostMetrics = 6

  /// - Parameters:
  ///   - names: The parameters that were swept.
  ///   - settings: Their values for each run.
  ///   - runs: The runs so far.
  package init(names: [String], settings: [[String: String]], runs: [Run]) {
    self.names = names
    self.settings = settings
    self.runs = runs
  }

  /// - Parameter width: The columns of the terminal; `nil` for any.
  package func text(width: Int?) -> String {
    let rows = zip(settings, runs).map { setting, run in
      [run.outcome?.status.rawValue ?? "unfinished", run.header.id]
        + names.map { setting[$0] ?? "" } + [TimeSpan(seconds: run.seconds).description]
        + metrics.map { run.metrics[$0].map(MetricText.text) ?? "-" }
    }
    let header = ["outcome", "run"] + names + ["took"] + metrics
    let table = TextTable(
      header: header, rows: rows, rightAligned: Set(2..<header.count)
    ).lines(width: width)
    return (table + metrics.flatMap(chart)).map { $0 + "\n" }.joined()
  }

  /// The key metrics, or all where there are none, without times and those of labels.
  private var metrics: [String] {
    let all = runs.flatMap(\.metrics.values)
      .filter { $0.label == nil && !$0.isMeasured && $0.value.number != nil }
    let key = all.filter { $0.keyFigure != nil }
    return Array(Set((key.isEmpty ? all : key).map(\.name)).sorted().prefix(Self.mostMetrics))
  }

  /// A bar for each run, as long as its value is large; a share fills the whole bar at 100%.
  private func chart(_ name: String) -> [String] {
    let values = runs.map { $0.metrics[name]?.value.number ?? .nan }
    let finite = values.filter(\.isFinite)
    guard let largest = finite.map(abs).max(), largest > 0 else { return [] }
    let isShare = runs.contains { $0.metrics[name]?.format == .percent }
    let labels = zip(settings, runs).map { setting, _ in
      names.map { setting[$0] ?? "" }.joined(separator: " ")
    }
    let rows = zip(zip(labels, values), runs).map { entry, run in
      [
        entry.0, ProgressBar.text(abs(entry.1) / (isShare ? max(1, largest) : largest), width: 30),
        run.metrics[name].map(MetricText.text) ?? "-",
      ]
    }
    let table = TextTable(
      header: [names.joined(separator: " "), name, ""], rows: rows, rightAligned: [2])
    return [""] + table.lines(width: nil)
  }
}
