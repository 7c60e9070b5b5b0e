/// The code between two pieces of prose.
public struct CodeChunk: Sendable, Hashable {
  /// The purpose of a chunk, as far as its tokens show.
  public enum Role: Sendable, Hashable {
    /// Code worth reading.
    case body
    /// Nothing but imports and comments.
    case imports
    /// Nothing but the brackets that close what earlier chunks opened.
    case closing
  }

  /// The first line in the file that is not blank, counted from 1.
  public var firstLine: Int
  /// The last line that is not blank.
  public var lastLine: Int
  /// Indices among the file's code tokens; empty for a chunk of comments.
  public var tokens: Range<Int>
  /// What the chunk is for.
  public var role: Role

  /// Makes a chunk from its lines and tokens.
  public init(firstLine: Int, lastLine: Int, tokens: Range<Int>, role: Role) {
    self.firstLine = firstLine
    self.lastLine = lastLine
    self.tokens = tokens
    self.role = role
  }
}
