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
  mutating func regularExpressionLength() -> Int? {
    if !slashes.range.contains(position) { slashes = ClosingSlashes(of: bytes, from: position) }
    return slashes.end(from: position).flatMap { end in
      bytes[end - 1].isBlank ? nil : end + 1 - position
    }
  }

  /// The length of `#/.../#` at the position, which may hold lines.
  mutating func extendedRegularExpressionLength(_ hashes: Int) -> Int? {
    guard hashes < unclosedHashes else { return nil }
    var offset = hashes + 1
    while position + offset < bytes.count {
      if peek(offset) == .slash, isRun(of: .hash, count: hashes, at: offset + 1) {
        return offset + 1 + hashes
      }
      offset += peek(offset) == .backslash ? 2 : 1
    }
    unclosedHashes = hashes
    return nil
  }
}

/// For each place in a line, the slash that closes a regular expression there. The line is read once, from its end, so that a
/// line of many slashes takes no longer than any other.
struct ClosingSlashes {
  /// The part of the source that was read.
  let range: Range<Int>
  /// The closing slash for what begins at a place: outside and inside of a class such as `[a-z]`.
  private var outside: [Int?] = []
  private var inside: [Int?] = []

  init() { range = 0..<0 }

  init(of bytes: [UInt8], from start: Int) {
    range = start..<(bytes[start...].firstIndex(where: \.isNewline) ?? bytes.count)
    outside = Array(repeating: nil, count: range.count + 2)
    inside = outside
    for place in range.indices.reversed() {
      let index = place - start
      switch bytes[place] {
      case .backslash:
        outside[index] = outside[index + 2]
        inside[index] = inside[index + 2]
      case UInt8(ascii: "["):
        outside[index] = inside[index + 1]
        inside[index] = inside[index + 1]
      case UInt8(ascii: "]"):
        outside[index] = outside[index + 1]
        inside[index] = outside[index + 1]
      case .slash:
        outside[index] = place
        inside[index] = inside[index + 1]
      default:
        outside[index] = outside[index + 1]
        inside[index] = inside[index + 1]
      }
    }
  }

  /// The place of the slash that closes the one at `start`.
  func end(from start: Int) -> Int? { outside[start + 1 - range.lowerBound] }
}
