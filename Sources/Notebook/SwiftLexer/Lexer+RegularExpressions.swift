extension Lexer {
  /// Whether a slash here begins a literal rather than divides: after an operand it divides.
  var regularExpressionMayBegin: Bool {
    let next = peek(1)
    guard !next.isBlank, !next.isNewline, next != 0 else { return false }
    guard let previous = tokens.last(where: \.isCode) else { return true }
    switch previous.kind {
    case .operator, .directive, .interpolation: return true
    case .keyword:
      return !Keywords.values.contains(String(decoding: bytes[previous.range], as: UTF8.self))
    case .punctuation:
      return ![UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), .point]
        .contains(bytes[previous.range.lowerBound])
    default: return false
    }
  }

  /// The length of `/.../` at the position, if it is closed on its line.
  func regularExpressionLength() -> Int? {
    var offset = 1
    var isInClass = false
    while position + offset < bytes.count {
      switch peek(offset) {
      case .lineFeed, .carriageReturn: return nil
      case .backslash: offset += 1
      case UInt8(ascii: "["): isInClass = true
      case UInt8(ascii: "]"): isInClass = false
      case .slash where !isInClass: return peek(offset - 1).isBlank ? nil : offset + 1
      default: break
      }
      offset += 1
    }
    return nil
  }

  /// The length of `#/.../#` at the position, which may hold lines.
  func extendedRegularExpressionLength(_ hashes: Int) -> Int? {
    var offset = hashes + 1
    while position + offset < bytes.count {
      if peek(offset) == .slash, isRun(of: .hash, count: hashes, at: offset + 1) {
        return offset + 1 + hashes
      }
      offset += peek(offset) == .backslash ? 2 : 1
    }
    return nil
  }
}
