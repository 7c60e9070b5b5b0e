extension PageBuilder {
  /// What changed since the previous run.
  func differences() -> HTML {
    guard let previous else { return "" }
    let differences = RunDifferences(from: previous, to: run)
    let date = DateText.date(previous.header.date, in: options.timeZone)
    guard !differences.isEmpty else {
      return "<p>Nothing differs from the run of \(date) but times.</p>\n"
    }
    let code: HTML =
      differences.changedCells.isEmpty
      ? ""
      : "<p>The code changed of: \(differences.changedCells.joined(separator: ", ")).</p>\n"
    let folded = differences.labelled.map { metric -> HTML in
      let better = metric.changes.count { $0.isBetter == true }
      let worse = metric.changes.count { $0.isBetter == false }
      return """
        <details><summary>\(metric.name) of each: \(better) better, \(worse) worse</summary>
        \(table(metric.changes))</details>

        """
    }
    let changes = table(differences.settings + differences.metrics)
    return "<p class=\"label\">Since the run of \(date)</p>\n\(code)\(changes)\(folded.joined())"
  }

  private func table(_ changes: [RunDifferences.Change]) -> HTML {
    guard !changes.isEmpty else { return "" }
    let rows = changes.map { change -> HTML in
      let verdict: HTML =
        change.isBetter.map { $0 ? " <span>better</span>" : " <span>worse</span>" } ?? ""
      return
        "<tr><th scope=\"row\">\(change.name)</th><td class=\"n\">\(change.before)</td><td class=\"n\">\(change.now)</td><td>\(verdict)</td></tr>\n"
    }
    return """
      <div class="scroll"><table>
      <thead><tr><td></td><th scope="col" class="n">before</th><th scope="col" class="n">now</th><td></td></tr></thead>
      <tbody>
      \(rows.joined())</tbody></table></div>

      """
  }
}
