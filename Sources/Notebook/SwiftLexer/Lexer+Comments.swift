extension Lexer {
  mutating func lineComment() {
    let third = peek(2)
    advance { !$0.isNewline }
    if third == UInt8(ascii: ":") {
      end(.prose)
    } else if third == .slash, tokenByte(3) != .slash {
      end(.documentation)
    } else {
      end(.comment)
    }
  }

  /// Block comments nest; one that is not closed reaches to the end of the source.
  mutating func blockComment() {
    let isDocumentation = peek(2) == .star && peek(3) != .slash && peek(3) != .star
    var depth = 0
    while position < bytes.count {
      if peek() == .slash, peek(1) == .star {
        depth += 1
        position += 2
      } else if peek() == .star, peek(1) == .slash {
        depth -= 1
        position += 2
        if depth == 0 { break }
      } else {
        advance()
      }
    }
    end(isDocumentation ? .documentation : .comment)
  }
}
