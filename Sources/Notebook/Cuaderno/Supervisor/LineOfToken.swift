import SwiftLexer

/// Finds the line of a place in a cell.
enum LineOfToken {
  /// `nil` for the place before all code.
  static func line(_ token: Int, in text: String) -> Int? {
    let tokens = SwiftSource(text).codeTokens
    return tokens.indices.contains(token) ? tokens[token].line : nil
  }
}
