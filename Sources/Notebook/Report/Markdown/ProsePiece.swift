import RunRecord

/// A piece of Markdown and where it comes from.
struct ProsePiece {
  var markdown: String
  var cell: CellSource
  /// The first line of the piece in the cell's file; `nil` for text that code has written.
  var firstLine: Int?
  /// Footnotes that other pieces of the cell define.
  var footnotes: [Footnotes.Definition] = []

  init(_ markdown: String, in cell: CellSource, firstLine: Int? = nil) {
    self.markdown = markdown
    self.cell = cell
    self.firstLine = firstLine
  }

  /// The parsed text with the footnotes of its cell that it lacks.
  func parsed() -> MarkdownDocument? {
    let own = Footnotes.candidates(in: markdown).isEmpty ? [] : footnotes
    guard !own.isEmpty else { return MarkdownDocument(markdown) }
    let defined = Set(Footnotes.definitions(in: markdown).map(\.label))
    let others = own.filter { !defined.contains($0.label) }.map(\.text)
    guard !others.isEmpty,
      let document = MarkdownDocument(([markdown] + others).joined(separator: "\n\n"))
    else { return MarkdownDocument(markdown) }
    // Code or a quotation that the piece leaves open would take in what is appended.
    let count = markdown.utf8.count { $0 == UInt8(ascii: "\n") } + 1
    let isClosed = document.blocks.allSatisfy {
      $0.kind == .footnote || $0.lines.upperBound <= count
    }
    return isClosed ? document : MarkdownDocument(markdown)
  }

  /// A problem with `text`, which is in `block`.
  func problem(_ message: String, with text: String, in block: ClosedRange<Int>) -> ProseProblem {
    var line: Int?
    if let firstLine {
      let lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)
      let words = text.split(separator: "\n").first ?? ""
      let found = block.first { lines.indices ~= $0 - 1 && lines[$0 - 1].contains(words) }
      line = firstLine + (found ?? block.lowerBound) - 1
    }
    return ProseProblem(cell: cell.id, path: cell.path, line: line, message: message)
  }
}
