/// The text of a Swift file with its tokens.
///
/// Any input is taken: what is not Swift becomes tokens of some kind, never an error.
public struct SwiftSource: Sendable {
  /// The text as UTF-8; the tokens' ranges are offsets in it.
  public let bytes: [UInt8]
  /// All tokens in order, comments included.
  public let tokens: [Token]

  /// Cuts a text into tokens.
  public init(_ text: String) {
    bytes = Array(text.utf8)
    var lexer = Lexer(bytes)
    tokens = lexer.run()
  }

  /// The tokens that the compiler sees. Places in code are counted in these.
  public var codeTokens: [Token] { tokens.filter(\.isCode) }

  /// The text in a range of UTF-8 offsets.
  public func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// The text of a token.
  public func text(_ token: Token) -> String { text(token.range) }

  /// The lines without their ends; `\n`, `\r\n` and `\r` end a line.
  public var lines: [String] {
    var lines: [String] = []
    var start = 0
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      if byte.isNewline {
        lines.append(text(start..<position))
        if byte == .carriageReturn, position + 1 < bytes.count, bytes[position + 1] == .lineFeed {
          position += 1
        }
        start = position + 1
      }
      position += 1
    }
    if start < bytes.count { lines.append(text(start..<bytes.count)) }
    return lines
  }
}
