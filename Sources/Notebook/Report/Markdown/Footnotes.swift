/// The footnotes of Markdown: `[^label]` refers to `[^label]: ...`, which may be anywhere in the same cell.
enum Footnotes {
  struct Definition: Equatable {
    var label: String
    /// The whole definition in Markdown.
    var text: String
  }

  /// The places of labels where a text may have a footnote or refer to one; some may be in code.
  static func candidates(in markdown: String) -> [Range<String.Index>] {
    markdown.contains("[^")
      ? markdown.ranges(of: /\[\^[^\[\]\s]+(?=\])/).map { range in
        markdown.unicodeScalars.index(range.lowerBound, offsetBy: 2)..<range.upperBound
      } : []
  }

  /// The definitions in a text, as cmark finds them.
  static func definitions(in markdown: String) -> [Definition] {
    let labels = candidates(in: markdown).map { "[^\(markdown[$0])]" }
    guard !labels.isEmpty else { return [] }
    return used(in: labels.joined(separator: " ") + "\n\n" + markdown)
  }

  /// The definitions in a text that something refers to: cmark drops the others.
  static func used(in markdown: String) -> [Definition] {
    let lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)
    return (MarkdownDocument(markdown)?.blocks ?? []).compactMap { block in
      guard block.kind == .footnote, lines.indices ~= block.lines.upperBound - 1 else { return nil }
      let text = lines[block.lines.lowerBound - 1...block.lines.upperBound - 1]
      guard let label = text.first?.prefixMatch(of: /\ *\[\^([^\[\]\s]+)\]:/) else { return nil }
      return Definition(label: String(label.output.1), text: text.joined(separator: "\n"))
    }
  }
}

extension CellDocument {
  /// The footnotes that the prose of the cell defines.
  var footnotes: [Footnotes.Definition] {
    blocks.flatMap { block -> [Footnotes.Definition] in
      if case .prose(let prose) = block { Footnotes.definitions(in: prose.markdown) } else { [] }
    }
  }
}
