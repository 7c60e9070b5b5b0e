extension Lexer {
  /// A string literal from its first hash or quote to its end or its first interpolation.
  mutating func string(hashes: Int) {
    position += hashes
    let isMultiline = opensMultilineString(hashes: hashes)
    position += isMultiline ? 3 : 1
    stringSegment(hashes: hashes, isMultiline: isMultiline)
  }

  /// The rest of a literal segment: up to the closing delimiter, to `\(`, to a line's end that a string of one line
  /// may not cross, or to the end of the source.
  mutating func stringSegment(hashes: Int, isMultiline: Bool) {
    let quotes = isMultiline ? 3 : 1
    while position < bytes.count {
      let byte = peek()
      if byte == .quote, isRun(of: .quote, count: quotes, at: 0),
        isRun(of: .hash, count: hashes, at: quotes)
      {
        position += quotes + hashes
        return end(.string)
      }
      if byte == .backslash, isRun(of: .hash, count: hashes, at: 1) {
        if peek(1 + hashes) == UInt8(ascii: "(") {
          end(.string)
          position += 2 + hashes
          end(.interpolation)
          openStrings.append(OpenString(hashes: hashes, isMultiline: isMultiline))
          return
        }
        position += 1 + hashes
        if position < bytes.count, !peek().isNewline { advance() }
      } else if byte.isNewline, !isMultiline {
        return end(.string)
      } else {
        advance()
      }
    }
    end(.string)
  }

  /// Whether three quotes at the position open a string of several lines; `#"""#` is one that holds a quote.
  private mutating func opensMultilineString(hashes: Int) -> Bool {
    guard isRun(of: .quote, count: 3, at: 0) else { return false }
    guard hashes > 0 else { return true }
    if position < openLine.end, hashes >= openLine.hashes { return true }
    var offset = 1
    while position + offset < bytes.count, !peek(offset).isNewline {
      if peek(offset) == .quote, isRun(of: .hash, count: hashes, at: offset + 1) { return false }
      offset += 1
    }
    openLine = (position + offset, hashes)
    return true
  }

  func isRun(of byte: UInt8, count: Int, at offset: Int) -> Bool {
    guard position + offset + count <= bytes.count else { return false }
    return (0..<count).allSatisfy { peek(offset + $0) == byte }
  }
}
