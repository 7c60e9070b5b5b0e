import Display
import RunRecord

extension PageBuilder {
  /// What changed since the previous run.
  func differences() -> HTML {
    guard let previous else { return "" }
    let comparison = RunComparison(from: previous, to: run)
    let changedCells = comparison.cells.filter { $0.kinds.contains(.code) }.map(\.title)
    let metrics = comparison.metrics.filter { change in
      change.before != nil && change.after?.isMeasured == false
    }
    let date = DateText.date(previous.header.date, in: options.timeZone)
    guard !comparison.settings.isEmpty || !changedCells.isEmpty || !metrics.isEmpty else {
      return "<p>Nothing but times differs from the run of \(date).</p>\n"
    }
    let code: HTML =
      changedCells.isEmpty
      ? "" : "<p>The code changed of: \(changedCells.joined(separator: ", ")).</p>\n"
    let labeled = Dictionary(
      grouping: metrics.filter { $0.metric?.label != nil }, by: { $0.metric?.name ?? "" })
    let folded = labeled.sorted { $0.key < $1.key }.map { name, changes -> HTML in
      let better = changes.count { $0.isBetter == true }
      let worse = changes.count { $0.isBetter == false }
      return """
        <details><summary>\(name) of each: \(better) better, \(worse) worse</summary>
        \(table(changes.map(row)))</details>

        """
    }
    let settings = comparison.settings.map {
      Row(name: $0.name, before: $0.before ?? "–", now: $0.after ?? "–")
    }
    let changes = table(settings + metrics.filter { $0.metric?.label == nil }.map(row))
    return "<p class=\"label\">Since the run of \(date)</p>\n\(code)\(changes)\(folded.joined())"
  }

  private struct Row {
    var name: String
    var before: String
    var now: String
    var isBetter: Bool?
  }

  private func row(_ change: RunComparison.MetricChange) -> Row {
    let metric = change.metric
    return Row(
      name: metric?.label ?? metric?.keyFigure ?? metric?.name ?? "",
      before: change.before?.keyFigureText ?? "–", now: change.after?.keyFigureText ?? "–",
      isBetter: change.isBetter)
  }

  private func table(_ rows: [Row]) -> HTML {
    guard !rows.isEmpty else { return "" }
    let lines = rows.map { row -> HTML in
      let verdict: HTML =
        row.isBetter.map { $0 ? " <span>better</span>" : " <span>worse</span>" } ?? ""
      return
        "<tr><th scope=\"row\">\(row.name)</th><td class=\"n\">\(row.before)</td><td class=\"n\">\(row.now)</td><td>\(verdict)</td></tr>\n"
    }
    return """
      <div class="scroll"><table>
      <thead><tr><td></td><th scope="col" class="n">before</th><th scope="col" class="n">now</th><td></td></tr></thead>
      <tbody>
      \(lines.joined())</tbody></table></div>

      """
  }
}
