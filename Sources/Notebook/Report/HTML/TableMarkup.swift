/// A table as markup: figures at the right, best values marked, and no more rows in view than a reader wants.
struct TableMarkup {
  /// A table of up to so many rows is shown whole.
  static let limit = 60
  private static let firstCount = 40
  private static let lastCount = 12
  /// Cells that may be folded; a page must open.
  private static let cellLimit = 20_000
  /// Letters in a line of a table on paper.
  private static let paperWidth = 104

  let layout: TableLayout

  /// The table with its middle folded, and a second form for paper where it is wider than that.
  func html() -> HTML {
    let groups = paperGroups
    let all = Array(layout.columns.indices)
    guard groups.count > 1 else { return "<div class=\"scroll\">\(folded(all))</div>\n" }
    let parts = groups.map { columns -> HTML in "<div>\(folded(columns))</div>\n" }
    return """
      <div class="scroll screen">\(folded(all))</div>
      <div class="paper">\(parts.joined())</div>

      """
  }

  /// The table in one piece of at most `count` rows.
  func whole(limit count: Int) -> HTML {
    let rows = layout.rows.prefix(count)
    let rest = layout.rows.count - rows.count
    let note: HTML = rest > 0 ? "<p>\(NumberText.integer(rest)) more rows</p>" : ""
    return "\(grid(rows, Array(layout.columns.indices)))\(note)"
  }

  private func folded(_ columns: [Int]) -> HTML {
    let rows = layout.rows
    guard rows.count > Self.limit else { return grid(rows[...], columns) }
    let middle = rows.dropFirst(Self.firstCount).dropLast(Self.lastCount)
    let shown = middle.prefix(max(1, Self.cellLimit / max(1, columns.count)))
    let cut: HTML =
      shown.count == middle.count
      ? ""
      : "<p class=\"notice\">\(NumberText.integer(middle.count - shown.count)) further rows are in the run’s record.</p>"
    return """
      \(grid(rows.prefix(Self.firstCount), columns))
      <details class="more rows"><summary>\(NumberText.integer(middle.count)) more rows</summary>
      \(grid(shown, columns))\(cut)</details>
      \(grid(rows.suffix(Self.lastCount), columns))
      """
  }

  private func grid(_ rows: ArraySlice<[TableLayout.Cell]>, _ columns: [Int]) -> HTML {
    let head = columns.map { column -> HTML in
      let title = layout.columns[column].title
      return title.isEmpty
        ? "<td></td>" : "<th scope=\"col\"\(numeric(column))><bdi>\(title)</bdi></th>"
    }
    let body = rows.map { row -> HTML in
      "<tr>\(columns.map { cell(row[$0], $0) }.joined())</tr>\n"
    }
    return """
      <table>
      <thead><tr>\(head.joined())</tr></thead>
      <tbody>
      \(body.joined())</tbody>
      </table>
      """
  }

  private func cell(_ cell: TableLayout.Cell, _ column: Int) -> HTML {
    if layout.columns[column].isNumeric {
      return cell.isBest
        ? "<td class=\"n\"><strong title=\"best\">\(cell.text)</strong></td>"
        : "<td class=\"n\">\(cell.text)</td>"
    }
    let text: HTML = "<bdi>\(cell.text)</bdi>"
    if column == 0 { return "<th scope=\"row\">\(text)</th>" }
    return cell.isBest ? "<td><strong title=\"best\">\(text)</strong></td>" : "<td>\(text)</td>"
  }

  private func numeric(_ column: Int) -> HTML {
    layout.columns[column].isNumeric ? " class=\"n\"" : ""
  }

  /// The columns that fit on paper side by side; the first column begins each group.
  private var paperGroups: [[Int]] {
    let widths = layout.columns.indices.map(width)
    guard widths.reduce(0, +) > Self.paperWidth, widths.count > 2 else {
      return [Array(widths.indices)]
    }
    var groups: [[Int]] = []
    var room = 0
    for column in widths.indices.dropFirst() {
      if groups.isEmpty || widths[column] > room {
        groups.append([0])
        room = Self.paperWidth - widths[0]
      }
      groups[groups.count - 1].append(column)
      room -= widths[column]
    }
    return groups
  }

  /// About how many letters wide a column is; long texts break between words.
  private func width(_ column: Int) -> Int {
    func words(_ text: String) -> Int { text.split(separator: " ").map(\.count).max() ?? 0 }
    let cells = layout.rows.prefix(Self.firstCount).map { row in
      max(words(row[column].text), min(row[column].text.count, 24))
    }
    return max(words(layout.columns[column].title), cells.max() ?? 0) + 2
  }
}
