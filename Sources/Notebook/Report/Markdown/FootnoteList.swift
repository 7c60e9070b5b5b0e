/// The footnotes of a document with ids that no other piece of the page has.
struct FootnoteList {
  private let document: MarkdownDocument
  private let id: String
  /// How often each footnote is referred to, in their order.
  private var counts: [Int: Int] = [:]

  /// Puts links in place of the references.
  init(_ document: MarkdownDocument, id: String) {
    self.document = document
    self.id = id
    for node in document.nodes where node.kind == .footnoteReference {
      guard let number = Int(node.literal) else { continue }
      counts[number, default: 0] += 1
      node.replace(
        by: """
          <sup class="footnote-ref"><a href="#\(id)-\(number)" \
          id="\(reference(number, counts[number] ?? 1))">\(number)</a></sup>
          """)
    }
  }

  /// Takes the footnotes out of the document and gives them as a list.
  func html() -> String {
    let notes = document.blocks.filter { $0.kind == .footnote }
    guard !notes.isEmpty else { return "" }
    var list = "<div class=\"footnotes\">\n<ol>\n"
    for (index, note) in notes.enumerated() {
      let links = (1...max(1, counts[index + 1] ?? 1)).map { use -> HTML in
        " <a href=\"#\(reference(index + 1, use))\" aria-label=\"Back to the text\">↩</a>"
      }.joined()
      let last = note.children.last.flatMap { $0.kind == .paragraph ? $0 : nil }
      last?.append(links)
      let text = note.children.map(document.html).joined() + (last == nil ? links.markup : "")
      list += "<li id=\"\(HTML.escape(id))-\(index + 1)\">\n\(text)</li>\n"
    }
    for note in notes { note.remove() }
    return list + "</ol>\n</div>\n"
  }

  private func reference(_ number: Int, _ use: Int) -> String { "\(id)-\(number)-ref-\(use)" }
}
