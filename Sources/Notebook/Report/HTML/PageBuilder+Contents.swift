import RunRecord

extension PageBuilder {
  /// The list of cells: a sidebar on wide screens, folded on narrow ones.
  func contents() -> HTML {
    let items = run.cells.map { cell -> HTML in
      let badge = CellBadge(cell, isLive: isLive)
      let word: HTML = badge.word.map { " <b class=\"\(badge.tone.rawValue)\">\($0)</b>" } ?? ""
      return "<li><a href=\"#\(cell.source.id)\"><bdi>\(cell.source.title)</bdi></a>\(word)</li>\n"
    }
    return """
      <nav class="contents" aria-label="Contents">
      <details open id="_contents"><summary>Contents</summary>
      <ol>
      \(items.joined())</ol></details>
      </nav>
      """
  }
}
