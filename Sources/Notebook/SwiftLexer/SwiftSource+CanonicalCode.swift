extension SwiftSource {
  /// The code without comments and layout: equal for two texts that compile to the same program, for use in keys.
  ///
  /// White space is kept, as a mark, only where the meaning of a program depends on it: around operators, before
  /// opening brackets (with or without a line's end), and between a string's segments, which hold their own.
  public var canonicalCode: String { canonicalCode(of: codeTokens[...]) }

  /// The canonical form of some neighboring code tokens, such as one declaration.
  public func canonicalCode(of code: ArraySlice<Token>) -> String {
    var result = ""
    for (index, token) in zip(code.indices, code) {
      let isOperator = token.kind == .operator
      if index > code.startIndex, isOperator || opensBracket(token) {
        let previous = code[index - 1]
        if previous.lastLine < token.line {
          result += "\n"
        } else if previous.range.upperBound < token.range.lowerBound {
          result += " "
        }
      }
      result += text(token)
      if isOperator, index + 1 < code.endIndex,
        code[index + 1].range.lowerBound > token.range.upperBound
      {
        result += " "
      }
      result += "\u{1F}"
    }
    return result
  }

  private func opensBracket(_ token: Token) -> Bool {
    guard token.kind == .punctuation, token.range.count == 1 else { return false }
    return [UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{")]
      .contains(bytes[token.range.lowerBound])
  }
}
