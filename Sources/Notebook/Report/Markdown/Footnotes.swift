/// The footnotes of Markdown: `[^label]` refers to `[^label]: ...`, which stands anywhere in the same cell.
enum Footnotes {
  struct Definition: Equatable {
    var label: String
    /// The whole definition in Markdown.
    var text: String
  }

  /// The definitions in a text, those in fenced code left out.
  static func definitions(in markdown: String) -> [Definition] {
    var result: [Definition] = []
    var fence: Character?
    var isOpen = false
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      let words = line.drop { $0 == " " }
      if let mark = words.first, mark == "`" || mark == "~",
        words.hasPrefix("\(mark)\(mark)\(mark)")
      {
        if fence == nil { fence = mark } else if fence == mark { fence = nil }
      }
      if fence == nil, let label = label(ofDefinition: words) {
        result.append(Definition(label: label, text: String(line)))
        isOpen = true
      } else if isOpen, !words.isEmpty {
        result[result.count - 1].text += "\n\(line)"
      } else {
        isOpen = false
      }
    }
    return result
  }

  /// A text with those definitions of its cell that it lacks: one that no note refers to is not shown.
  static func completed(_ markdown: String, from cell: [Definition]) -> String {
    let own = Set(definitions(in: markdown).map(\.label))
    let others = cell.filter { !own.contains($0.label) }
    return others.isEmpty
      ? markdown : ([markdown] + others.map(\.text)).joined(separator: "\n\n")
  }

  /// A text whose notes begin with the cell's name, so that the notes of two cells can stand in one document.
  static func named(_ markdown: String, _ cell: [Definition], cellID: String) -> String {
    var text = markdown
    for label in Set(cell.map(\.label)) {
      text = text.replacing("[^\(label)]", with: "[^\(cellID)-\(label)]")
    }
    return text
  }

  private static func label(ofDefinition line: Substring) -> String? {
    guard line.hasPrefix("[^"), let end = line.firstRange(of: "]:") else { return nil }
    let label = line[..<end.lowerBound].dropFirst(2)
    let isLabel = !label.isEmpty && label.allSatisfy { !$0.isWhitespace && $0 != "[" && $0 != "]" }
    return isLabel ? String(label) : nil
  }
}

extension CellDocument {
  /// The footnotes that the prose of the cell defines.
  var footnotes: [Footnotes.Definition] {
    blocks.flatMap { block -> [Footnotes.Definition] in
      if case .prose(let markdown) = block { Footnotes.definitions(in: markdown) } else { [] }
    }
  }
}
