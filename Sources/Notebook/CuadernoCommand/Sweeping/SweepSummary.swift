import Display
import Printing
import RunRecord

/// What came out of a sweep: a table of the runs, and a bar chart for each metric.
package struct SweepSummary {
  let names: [String]
  let settings: [[String: String]]
  let runs: [Run]

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
  var metrics: [String] {
    let all = runs.flatMap(\.metrics.values)
      .filter { $0.label == nil && !$0.isMeasured && $0.value.number != nil }
    let key = all.filter { $0.keyFigure != nil }
    return Array(Set((key.isEmpty ? all : key).map(\.name)).sorted().prefix(Self.mostMetrics))
  }

  /// The bar of a run in the chart of a metric.
  struct Bar {
    /// The values of the parameters.
    var label: String
    /// Its length, from 0 to 1.
    var share: Double
    /// The metric in words.
    var value: String
  }

  /// A bar for each run; none where no run has a value other than 0.
  func bars(_ name: String) -> [Bar] {
    let values = runs.map { $0.metrics[name]?.value.number ?? .nan }
    guard let largest = values.filter(\.isFinite).map(abs).max(), largest > 0 else { return [] }
    let isShare = runs.contains { $0.metrics[name]?.format == .percent }
    return runs.indices.map { place in
      Bar(
        label: names.map { settings[place][$0] ?? "" }.joined(separator: " "),
        share: abs(values[place]) / (isShare ? max(1, largest) : largest),
        value: runs[place].metrics[name].map(MetricText.text) ?? "-")
    }
  }

  /// A bar for each run, as long as its value is large; a share fills the whole bar at 100%.
  private func chart(_ name: String) -> [String] {
    let rows = bars(name).map { [$0.label, ProgressBar.text($0.share, width: 30), $0.value] }
    guard !rows.isEmpty else { return [] }
    let table = TextTable(
      header: [names.joined(separator: " "), name, ""], rows: rows, rightAligned: [2])
    return [""] + table.lines(width: nil)
  }
}
