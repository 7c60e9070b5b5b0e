/// Cuts a cell at its lines of prose.
struct CellSplitter {
  let source: SwiftSource
  let codeTokens: [Token]

  func parts() -> [CellText.Part] {
    let lines = source.lines
    let prose = proseLines()
    var parts: [CellText.Part] = []
    var line = 1
    while line <= lines.count {
      let first = line
      if prose[line] != nil {
        // Blank lines between two pieces of prose separate paragraphs.
        var last = line
        while line <= lines.count, prose[line] != nil || isBlank(lines[line - 1]) {
          if prose[line] != nil { last = line }
          line += 1
        }
        let text = (first...last).map { prose[$0] ?? "" }.joined(separator: "\n")
        parts.append(.prose(Prose(markdown: text, firstLine: first, lastLine: last)))
      } else {
        while line <= lines.count, prose[line] == nil { line += 1 }
        if let chunk = chunk(of: lines, in: first..<line) { parts.append(.code(chunk)) }
      }
    }
    return parts
  }

  /// The text of each line that holds nothing but prose.
  private func proseLines() -> [Int: String] {
    var result: [Int: String] = [:]
    var lineBefore = 0
    for token in source.tokens {
      if token.kind == .prose, token.line > lineBefore {
        let text = source.text(token).dropFirst(3)
        result[token.line] = String(text.first == " " ? text.dropFirst() : text)
      }
      lineBefore = token.lastLine
    }
    return result
  }

  private func chunk(of lines: [String], in range: Range<Int>) -> CodeChunk? {
    let filled = range.filter { !isBlank(lines[$0 - 1]) }
    guard let first = filled.first, let last = filled.last else { return nil }
    let begin = codeTokens.partitioningIndex { $0.line >= range.lowerBound }
    let end = codeTokens.partitioningIndex { $0.line >= range.upperBound }
    return CodeChunk(
      firstLine: first, lastLine: last, tokens: begin..<end, role: role(of: codeTokens[begin..<end])
    )
  }

  private func role(of tokens: ArraySlice<Token>) -> CodeChunk.Role {
    guard !tokens.isEmpty else { return .body }
    if tokens.allSatisfy({ ["}", ")", "]", ","].contains(source.text($0)) }) { return .closing }
    let byLine = Dictionary(grouping: tokens, by: \.line)
    let holdsOnlyImports = byLine.values.allSatisfy { line in
      line.contains { $0.kind == .keyword && source.text($0) == "import" }
    }
    return holdsOnlyImports ? .imports : .body
  }

  private func isBlank(_ line: String) -> Bool { line.utf8.allSatisfy(\.isBlank) }
}

extension Array {
  /// The first index whose element satisfies a condition, for elements sorted so that those that do not satisfy it come first.
  fileprivate func partitioningIndex(where condition: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
