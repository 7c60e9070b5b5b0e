import SwiftLexer

extension PageBuilder {
  /// Code folded to one line that says how much it holds.
  func listing(_ code: CodeBlock, of document: CellDocument) -> HTML {
    let listing = CodeListing(document.text.source)
    let count = code.lineCount
    let lines: HTML = count == 1 ? "1 line" : "\(count) lines"
    return """
      <details class="code"><summary>Code, \(lines)</summary>
      <pre><code>\(listing.html(code.lines))</code></pre></details>

      """
  }
}
