import Display
import RunRecord

extension PageBuilder {
  /// A table with its caption.
  mutating func table(_ table: Table, of source: CellSource) -> HTML {
    let caption: HTML =
      table.caption.map {
        "<figcaption>\(prose.inline(ProsePiece($0, in: source)))</figcaption>\n"
      } ?? ""
    return """
      <figure class="table">
      \(TableMarkup(layout: TableLayout(table)).html())\(caption)</figure>

      """
  }
}
