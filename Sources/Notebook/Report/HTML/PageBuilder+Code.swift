import SwiftLexer

extension PageBuilder {
  /// Code folded to one line that says how much it holds.
  func listing(_ code: CodeBlock, of document: CellDocument) -> HTML {
    let listing = CodeListing(document.text.source)
    let count = code.lineCount
    let lines: HTML = count == 1 ? "1 line" : "\(count) lines"
    let open: HTML = options.showsCode ? " open" : ""
    return """
      <details class="code"\(open)><summary>Code, \(lines)</summary>
      <pre><code>\(listing.html(code.lines))</code></pre></details>

      """
  }
}
