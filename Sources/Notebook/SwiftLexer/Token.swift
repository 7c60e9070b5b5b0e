/// A piece of Swift source: everything but white space is in exactly one token.
///
/// A string literal with interpolations is several tokens: its literal segments are ``Kind/string``, the
/// delimiters `\(` and `)` are ``Kind/interpolation``, and between them is ordinary code.
public struct Token: Sendable, Hashable {
  /// The kind of a token, as far as it can be known without parsing.
  public enum Kind: String, Sendable, CaseIterable {
    /// A reserved word, or one that is reserved in its context.
    case keyword
    /// A name that begins with a small letter or an underscore.
    case identifier
    /// An identifier that begins with a capital letter, as types do.
    case typeIdentifier
    /// An integer or floating-point literal.
    case number
    /// A literal segment of a string, with the quotes that it begins or ends with.
    case string
    /// `\(` or `)` of an interpolation.
    case interpolation
    /// A literal between slashes, as in `/[0-9]+/`.
    case regularExpression
    /// An operator such as `+`, `->` or `?`.
    case `operator`
    /// Brackets, comma, colon, semicolon, a single point.
    case punctuation
    /// `@main`
    case attribute
    /// `#if`, `#line`, `#Predicate`
    case directive
    /// `// ...` or `/* ... */`
    case comment
    /// `/// ...` or `/** ... */`
    case documentation
    /// `//: ...`, the prose of a notebook.
    case prose
    /// A byte that no Swift token begins with.
    case unknown
  }

  /// The kind of the token.
  public var kind: Kind
  /// UTF-8 offsets in the source.
  public var range: Range<Int>
  /// The line of the first byte, counted from 1.
  public var line: Int
  /// The line of the last byte.
  public var lastLine: Int

  /// Makes a token from its place in the source.
  public init(kind: Kind, range: Range<Int>, line: Int, lastLine: Int) {
    self.kind = kind
    self.range = range
    self.line = line
    self.lastLine = lastLine
  }

  /// Whether the compiler sees the token. It does not see comments and prose.
  public var isCode: Bool {
    switch kind {
    case .comment, .documentation, .prose: false
    default: true
    }
  }
}
