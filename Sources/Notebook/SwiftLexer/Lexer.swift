/// Walks over the bytes of a source once and cuts them into tokens.
///
/// Interpolations nest. Open strings are kept on an explicit stack rather than the call stack, so no input is deep enough to
/// overflow it.
struct Lexer {
  /// A string literal whose interpolation is being read.
  struct OpenString {
    var hashes: Int
    var isMultiline: Bool
    /// Parentheses that are open within the interpolation.
    var depth = 0
  }

  let bytes: [UInt8]
  var position = 0
  var line = 1
  var tokens: [Token] = []
  var openStrings: [OpenString] = []
  /// What was found out about the rest of a line or of the source, so that nothing is searched twice.
  var slashes = ClosingSlashes()
  var unclosedHashes = Int.max
  var openLine = (end: 0, hashes: Int.max)
  /// Where the current token began.
  private var start = 0
  private var startLine = 1

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func run() -> [Token] {
    // The byte order mark that some editors write.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    while position < bytes.count { step() }
    return tokens
  }

  /// The byte at an offset from the position; 0 beyond the end.
  func peek(_ offset: Int = 0) -> UInt8 {
    let index = position + offset
    return index < bytes.count ? bytes[index] : 0
  }

  /// The byte at an offset from the start of the current token; 0 beyond its end.
  func tokenByte(_ offset: Int) -> UInt8 {
    start + offset < position ? bytes[start + offset] : 0
  }

  var tokenLength: Int { position - start }

  /// Moves past one byte and counts lines.
  mutating func advance() {
    let byte = bytes[position]
    position += 1
    if byte == .lineFeed || (byte == .carriageReturn && peek() != .lineFeed) { line += 1 }
  }

  mutating func advance(while condition: (UInt8) -> Bool) {
    while position < bytes.count, condition(bytes[position]) { advance() }
  }

  mutating func begin() {
    start = position
    startLine = line
  }

  mutating func end(_ kind: Token.Kind) {
    guard position > start else { return }
    // A token that ends with a line's end still ends on that line; only open strings do.
    let endsLine = bytes[position - 1].isNewline
    tokens.append(
      Token(
        kind: kind, range: start..<position, line: startLine,
        lastLine: max(startLine, endsLine ? line - 1 : line)))
    begin()
  }

  private mutating func step() {
    begin()
    let byte = peek()
    if byte.isBlank || byte.isNewline {
      advance()
    } else if byte == .slash, peek(1) == .slash {
      lineComment()
    } else if byte == .slash, peek(1) == .star {
      blockComment()
    } else if byte == .quote {
      string(hashes: 0)
    } else if byte == .hash {
      hash()
    } else if byte.isDigit {
      number()
    } else if byte.beginsIdentifier {
      identifier()
    } else if byte == UInt8(ascii: "`"), let length = quotedIdentifierLength() {
      position += length
      end(.identifier)
    } else if byte == UInt8(ascii: "@"), peek(1).beginsIdentifier {
      advance()
      advance(while: \.continuesIdentifier)
      end(.attribute)
    } else if byte == .slash, regularExpressionMayBegin, let length = regularExpressionLength() {
      position += length
      end(.regularExpression)
    } else if byte.isOperator || byte == .point {
      `operator`()
    } else if byte.isPunctuation {
      punctuation(byte)
    } else {
      advance()
      end(.unknown)
    }
  }

  private mutating func punctuation(_ byte: UInt8) {
    advance()
    if let last = openStrings.indices.last {
      if byte == UInt8(ascii: "(") { openStrings[last].depth += 1 }
      if byte == UInt8(ascii: ")") {
        guard openStrings[last].depth > 0 else {
          end(.interpolation)
          let open = openStrings.removeLast()
          return stringSegment(hashes: open.hashes, isMultiline: open.isMultiline)
        }
        openStrings[last].depth -= 1
      }
    }
    end(.punctuation)
  }

  private mutating func hash() {
    let hashes = bytes[position...].prefix { $0 == .hash }.count
    if peek(hashes) == .quote {
      string(hashes: hashes)
    } else if peek(hashes) == .slash, let length = extendedRegularExpressionLength(hashes) {
      let target = position + length
      while position < target { advance() }
      end(.regularExpression)
    } else if tokens.isEmpty, line == 1, peek(1) == UInt8(ascii: "!") {
      advance { !$0.isNewline }
      end(.comment)
    } else if hashes > 1 {
      position += hashes - 1
      end(.unknown)
    } else {
      advance()
      advance(while: \.continuesIdentifier)
      end(tokenLength == 1 ? .unknown : .directive)
    }
  }
}
