extension Lexer {
  mutating func identifier() {
    let followsPoint = tokens.last.map { isPoint($0) } ?? false
    let first = position
    advance(while: \.continuesIdentifier)
    let word = String(decoding: bytes[first..<position], as: UTF8.self)
    if Keywords.all.contains(word), !followsPoint || word == "self" || word == "init" {
      end(.keyword)
    } else {
      let letter = bytes[first..<position].first { $0 != UInt8(ascii: "_") }
      end(letter?.isUppercase == true ? .typeIdentifier : .identifier)
    }
  }

  /// The length of an identifier in backticks at the position, if it is closed on its line.
  func quotedIdentifierLength() -> Int? {
    var offset = 1
    while position + offset < bytes.count, !peek(offset).isNewline {
      if peek(offset) == UInt8(ascii: "`") { return offset > 1 ? offset + 1 : nil }
      offset += 1
    }
    return nil
  }

  /// Integers and fractions, decimal, hexadecimal, octal and binary, with underscores and exponents.
  mutating func number() {
    let isMember = tokens.last.map { isPoint($0) } ?? false
    let isHexadecimal = peek() == UInt8(ascii: "0") && peek(1) == UInt8(ascii: "x")
    advance(while: \.continuesIdentifierInASCII)
    exponentSign(isHexadecimal: isHexadecimal)
    if peek() == .point, peek(1).isDigit, !isMember {
      advance()
      advance(while: \.continuesIdentifierInASCII)
      exponentSign(isHexadecimal: isHexadecimal)
    }
    end(.number)
  }

  private mutating func exponentSign(isHexadecimal: Bool) {
    let letter = bytes[position - 1] | 0x20
    guard letter == UInt8(ascii: isHexadecimal ? "p" : "e"),
      peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-"), peek(1).isDigit
    else { return }
    advance()
    advance(while: \.continuesIdentifierInASCII)
  }

  /// A run of operator characters, cut before a comment; points only in a run that begins with one.
  mutating func `operator`() {
    let mayHoldPoints = peek() == .point
    repeat {
      advance()
      if peek() == .slash, peek(1) == .slash || peek(1) == .star { break }
    } while peek().isOperator || (mayHoldPoints && peek() == .point)
    end(tokenLength == 1 && mayHoldPoints ? .punctuation : .operator)
  }

  func isPoint(_ token: Token) -> Bool {
    token.kind == .punctuation && bytes[token.range.lowerBound] == .point
      && token.range.upperBound == position
  }
}

extension UInt8 {
  fileprivate var continuesIdentifierInASCII: Bool { continuesIdentifier && self < 0x80 }
}
