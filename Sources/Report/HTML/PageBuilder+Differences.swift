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
    let rows = (differences.settings + differences.metrics).map { change -> HTML in
      let verdict: HTML =
        change.isBetter.map { $0 ? " <span>better</span>" : " <span>worse</span>" } ?? ""
      return
        "<tr><th scope=\"row\">\(change.name)</th><td class=\"n\">\(change.before)</td><td class=\"n\">\(change.now)</td><td>\(verdict)</td></tr>\n"
    }
    let table: HTML =
      rows.isEmpty
      ? ""
      : """
      <div class="scroll" tabindex="0"><table>
      <thead><tr><td></td><th scope="col" class="n">before</th><th scope="col" class="n">now</th><td></td></tr></thead>
      <tbody>
      \(rows.joined())</tbody></table></div>

      """
    return "<p class=\"label\">Since the run of \(date)</p>\n\(code)\(table)"
  }
}
