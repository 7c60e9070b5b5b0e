extension StringProtocol {
  /// The text without anything that a terminal takes for a command: what is left is letters, line ends and tabs.
  ///
  /// Control characters, with which escape sequences begin, and characters that reorder what is beside them become escapes
  /// such as `\u{1B}`.
  package var printable: String { printable(escape: \.escape) }

  /// The same in one line: line ends and tabs become escapes too, so that a name cannot pass for another line.
  package var printableInOneLine: String { replacing({ $0.commandsTerminals }, by: \.escape) }

  /// ``printable`` with escapes of another language.
  func printable(escape: (Unicode.Scalar) -> String) -> String {
    replacing({ $0.commandsTerminals && $0 != "\n" && $0 != "\t" }, by: escape)
  }

  private func replacing(
    _ isReplaced: (Unicode.Scalar) -> Bool, by escape: (Unicode.Scalar) -> String
  ) -> String {
    guard unicodeScalars.contains(where: isReplaced) else { return String(self) }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if isReplaced(scalar) {
        result += escape(scalar).unicodeScalars
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}

extension Unicode.Scalar {
  fileprivate var commandsTerminals: Bool {
    if value < 0x80 { return value < 0x20 || value == 0x7F }
    return switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: properties.isBidiControl
    }
  }

  fileprivate var escape: String {
    switch self {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: "\\u{\(String(value, radix: 16, uppercase: true))}"
    }
  }
}
