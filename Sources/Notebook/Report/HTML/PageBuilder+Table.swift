import Display
import RunRecord

extension PageBuilder {
  /// A table with figures set to the right and each column's best value marked.
  mutating func table(_ table: Table, of source: CellSource) -> HTML {
    let caption: HTML =
      table.caption.map { "<figcaption>\(prose.inline(ProsePiece($0, in: source)))</figcaption>\n" }
      ?? ""
    return """
      <figure class="table">
      <div class="scroll">\(Self.grid(table))</div>
      \(caption)</figure>

      """
  }

  /// The table alone.
  static func grid(_ table: Table) -> HTML {
    let layout = TableLayout(table)
    let head = zip(table.columns, layout.isNumeric).map { column, isNumeric -> HTML in
      let numeric: HTML = isNumeric ? " class=\"n\"" : ""
      return column.title.isEmpty
        ? "<td></td>" : "<th scope=\"col\"\(numeric)>\(column.title)</th>"
    }
    let rows = layout.rows.map { row -> HTML in
      let cells = row.enumerated().map { index, cell -> HTML in
        if index == 0, !layout.isNumeric[0] { return "<th scope=\"row\">\(cell.text)</th>" }
        let numeric: HTML = layout.isNumeric[index] ? " class=\"n\"" : ""
        return cell.isBest
          ? "<td\(numeric)><strong title=\"best\">\(cell.text)</strong></td>"
          : "<td\(numeric)>\(cell.text)</td>"
      }
      return "<tr>\(cells.joined())</tr>\n"
    }
    return """
      <table>
      <thead><tr>\(head.joined())</tr></thead>
      <tbody>
      \(rows.joined())</tbody>
      </table>
      """
  }
}
