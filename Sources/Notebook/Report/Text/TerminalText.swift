/// What printed text leaves on a terminal: the final lines, not the redraws.
package enum TerminalText {
  /// Carries out carriage returns, backspaces, tabs and the control sequences of a terminal (ECMA-48 and xterm).
  package static func final(_ text: String) -> String {
    let isPlain = !text.utf8.contains {
      ($0 < 0x20 && $0 != 0x0A && $0 != 0x09) || $0 == 0x7F || $0 == 0xC2
    }
    guard !isPlain else { return text }
    var screen = TerminalScreen()
    var parser = TerminalParser(text)
    while let step = parser.next() { screen.apply(step) }
    return screen.text
  }
}
