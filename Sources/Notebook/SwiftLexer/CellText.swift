/// The text of a cell's file, cut into the pieces of prose and code that a reader sees.
public struct CellText: Sendable {
  /// A piece of a cell.
  public enum Part: Sendable, Hashable {
    /// Markdown between pieces of code.
    case prose(Prose)
    /// Code between pieces of prose.
    case code(CodeChunk)
  }

  /// The whole text with its tokens.
  public let source: SwiftSource
  /// Prose and code in the order of the file. Neighbors are of different kinds.
  public let parts: [Part]
  /// The code tokens, in which places are counted.
  public let codeTokens: [Token]

  /// Cuts the text of a cell's file into prose and code.
  public init(_ text: String) {
    let source = SwiftSource(text)
    self.source = source
    codeTokens = source.codeTokens
    parts = CellSplitter(source: source, codeTokens: codeTokens).parts()
  }

  /// The index of the last code token that begins on the given line or before it; -1 when there is none.
  ///
  /// This is the place of an output that code on that line shows.
  public func lastToken(through line: Int) -> Int {
    var low = 0
    var high = codeTokens.count
    while low < high {
      let middle = (low + high) / 2
      if codeTokens[middle].line <= line { low = middle + 1 } else { high = middle }
    }
    return low - 1
  }

  /// The index in ``parts`` of the chunk that holds a code token. A token before all code belongs to the first chunk, one
  /// after all code to the last. `nil` for a cell without code.
  public func part(holdingToken token: Int) -> Int? {
    var found: Int?
    for (index, part) in parts.enumerated() {
      guard case .code(let chunk) = part, !chunk.tokens.isEmpty else { continue }
      if found == nil || chunk.tokens.lowerBound <= token { found = index }
    }
    return found
  }
}
