import Display
import RunRecord

/// What differs between two runs.
struct RunComparison {
  let old: Run
  let new: Run

  init(_ old: Run, _ new: Run) {
    self.old = old
    self.new = new
  }

  var text: String {
    let parts = [
      ("Parameters", parameters), ("Cells", cells), ("Metrics", metrics),
      ("Metrics by label", labelled), ("Times", times),
    ]
    let text = parts.filter { !$0.1.isEmpty }.map { title, rows in
      title + "\n" + TextTable(header: rows[0], rows: Array(rows.dropFirst())).indented + "\n"
    }.joined()
    return text.isEmpty ? "Nothing differs.\n" : text
  }

  /// Parameters, the seed and the commit.
  private var parameters: [[String]] {
    var rows: [[String]] = []
    let before = Dictionary(
      old.header.parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    for parameter in new.header.parameters where before[parameter.name] != parameter.value {
      rows.append([parameter.name, before[parameter.name] ?? "-", parameter.value])
    }
    if old.header.seed != new.header.seed {
      rows.append(["seed", "\(old.header.seed)", "\(new.header.seed)"])
    }
    let commits = [old, new].map { run in
      (run.header.provenance.commit.map { String($0.prefix(10)) } ?? "-")
        + (run.header.provenance.hasUncommittedChanges ? " and changes" : "")
    }
    if commits[0] != commits[1] { rows.append(["commit"] + commits) }
    if old.header.provenance.toolchain != new.header.provenance.toolchain {
      rows.append(
        ["toolchain", old.header.provenance.toolchain, new.header.provenance.toolchain])
    }
    return rows.isEmpty ? [] : [["name", "before", "after"]] + rows
  }

  private var cells: [[String]] {
    var rows: [[String]] = []
    let before = Dictionary(old.cells.map { ($0.source.id, $0) }, uniquingKeysWith: { $1 })
    for cell in new.cells {
      guard let other = before[cell.source.id] else {
        rows.append([cell.source.id, "is new"])
        continue
      }
      var changes: [String] = []
      if other.source.text != cell.source.text { changes.append("its file changed") }
      if case .finished(let was) = other.state, case .finished(let now) = cell.state {
        if was.resultHash != now.resultHash { changes.append("another result") }
      } else if other.state.word != cell.state.word {
        changes.append("\(other.state.word) -> \(cell.state.word)")
      }
      if !changes.isEmpty { rows.append([cell.source.id, changes.joined(separator: ", ")]) }
    }
    for cell in old.cells where !new.cells.contains(where: { $0.source.id == cell.source.id }) {
      rows.append([cell.source.id, "is gone"])
    }
    return rows.isEmpty ? [] : [["cell", "change"]] + rows
  }

  private var metrics: [[String]] {
    let before = old.metrics
    var rows: [[String]] = []
    for (name, metric) in new.metrics.sorted(by: { $0.key < $1.key }) where metric.label == nil {
      guard before[name]?.value != metric.value else { continue }
      rows.append([
        name, before[name].map(MetricText.text) ?? "-", MetricText.text(metric),
        verdict(before[name], metric),
      ])
    }
    for (name, metric) in before.sorted(by: { $0.key < $1.key })
    where metric.label == nil && new.metrics[name] == nil {
      rows.append([name, MetricText.text(metric), "-", "gone"])
    }
    return rows.isEmpty ? [] : [["name", "before", "after", ""]] + rows
  }

  /// A row for each label, such as a class, and a column for each name.
  private var labelled: [[String]] {
    let (before, after) = (old.metrics, new.metrics)
    let changed = after.filter { $1.label != nil && before[$0]?.value != $1.value }.values
    let names = Set(changed.map(\.name)).sorted()
    let rows = Set(changed.compactMap(\.label)).sorted().map { label in
      [label]
        + names.map { name in
          let key = "\(name)/\(label)"
          guard let now = after[key] else { return "-" }
          guard let was = before[key], was.value != now.value else { return MetricText.text(now) }
          return "\(MetricText.text(was)) -> \(MetricText.text(now)), \(verdict(was, now))"
        }
    }
    return rows.isEmpty ? [] : [["label"] + names] + rows
  }

  /// By how much a metric changed, and whether that is better.
  private func verdict(_ old: Metric?, _ new: Metric) -> String {
    guard let old else { return "new" }
    guard let was = old.value.number, let now = new.value.number else { return "" }
    let change = now - was
    let sign = change > 0 ? "+" : ""
    let amount =
      if case (.integer(let was), .integer(let now)) = (old.value, new.value) {
        "\(sign)\(now - was)"
      } else {
        sign + MetricText.number(change, new.format)
      }
    guard let better = new.better, change != 0 else { return amount }
    let isBetter = (change > 0) == (better == .higher)
    return "\(amount) \(isBetter ? "better" : "worse")"
  }

  private var times: [[String]] {
    let before = Dictionary(old.cells.map { ($0.source.id, $0) }, uniquingKeysWith: { $1 })
    let rows = new.cells.compactMap { cell -> [String]? in
      guard case .finished(let now) = cell.state, now.origin == .executed,
        case .finished(let was)? = before[cell.source.id]?.state
      else { return nil }
      return [cell.source.id, Duration.text(was.seconds), Duration.text(now.seconds)]
    }
    return rows.isEmpty ? [] : [["cell", "before", "after"]] + rows
  }
}

extension Metric.Value {
  fileprivate var number: Double? {
    switch self {
    case .number(let value): value
    case .integer(let value): Double(value)
    case .text: nil
    }
  }
}

extension CellRun.State {
  fileprivate var word: String {
    switch self {
    case .waiting: "waiting"
    case .running: "running"
    case .finished: "finished"
    case .failed: "failed"
    case .interrupted: "interrupted"
    case .skipped: "skipped"
    }
  }
}
