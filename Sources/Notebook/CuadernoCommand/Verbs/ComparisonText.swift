import Display
import Printing
import RunRecord

/// What differs between two runs, as tables for the terminal.
struct ComparisonText {
  let comparison: RunComparison

  init(_ comparison: RunComparison) { self.comparison = comparison }

  var text: String {
    let parts = [
      ("Parameters", settings), ("Cells", cells), ("Metrics", metrics),
      ("Metrics by label", labeled), ("Times", times),
    ]
    let text = parts.filter { !$0.1.isEmpty }.map { title, rows in
      title + "\n" + TextTable(header: rows[0], rows: Array(rows.dropFirst())).indented + "\n"
    }.joined()
    return text.isEmpty ? "Nothing differs.\n" : text
  }

  private var settings: [[String]] {
    headed(
      ["name", "before", "after"],
      comparison.settings.map { [$0.name, $0.before ?? "-", $0.after ?? "-"] })
  }

  private var cells: [[String]] {
    headed(
      ["cell", "change"],
      comparison.cells.map { [$0.id, $0.kinds.map(Self.words).joined(separator: ", ")] })
  }

  static func words(_ kind: RunComparison.CellChange.Kind) -> String {
    switch kind {
    case .added: "is new"
    case .removed: "is gone"
    case .code: "its code changed"
    case .result: "another result"
    case .ending(let before, let after): "\(before) -> \(after)"
    }
  }

  private var metrics: [[String]] {
    headed(
      ["name", "before", "after", "change"],
      comparison.metrics.filter { $0.metric?.label == nil }.map {
        [$0.metric?.name ?? "", Self.value($0.before), Self.value($0.after), Self.change($0)]
      })
  }

  /// A row for each label, such as a class, and a column for each name.
  private var labeled: [[String]] {
    let changes = comparison.metrics.filter { $0.metric?.label != nil }
    let names = Set(changes.compactMap { $0.metric?.name }).sorted()
    let rows = Dictionary(grouping: changes) { $0.metric?.label ?? "" }
      .sorted { $0.key < $1.key }.map { label, changes in
        [label]
          + names.map { name in
            guard let change = changes.first(where: { $0.metric?.name == name }) else {
              return "same"
            }
            return
              "\(Self.value(change.before)) -> \(Self.value(change.after)), \(Self.change(change))"
          }
      }
    return headed(["label"] + names, rows)
  }

  private var times: [[String]] {
    headed(
      ["cell", "before", "after"],
      comparison.times.map {
        [
          $0.id, TimeSpan(seconds: $0.before).description, TimeSpan(seconds: $0.after).description,
        ]
      })
  }

  private func headed(_ header: [String], _ rows: [[String]]) -> [[String]] {
    rows.isEmpty ? [] : [header] + rows
  }

  private static func value(_ metric: Metric?) -> String { metric.map(MetricText.text) ?? "-" }

  /// By how much a metric changed, and whether that is better.
  private static func change(_ change: RunComparison.MetricChange) -> String {
    guard let metric = change.after else { return "gone" }
    guard change.before != nil else { return "new" }
    let amount = change.difference.map { MetricText.difference($0, metric) }
    let verdict = change.isBetter.map { $0 ? "better" : "worse" }
    return [amount, verdict].compactMap(\.self).joined(separator: " ")
  }
}
