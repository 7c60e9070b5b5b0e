import Glibc

/// The stream of the answer.
package enum StandardOutput {
  /// Writes `text` and the end of the line. What a terminal would take for a command is escaped.
  /// - Throws: ``StreamError`` when the text does not arrive, as in a full disk or a pipe that nobody reads.
  package static func print(_ text: some StringProtocol, terminator: String = "\n") throws {
    try write(text.printable + terminator)
  }

  /// Writes `text` as it is.
  /// - Throws: ``StreamError``.
  package static func write(_ text: String) throws {
    var text = text
    let code = text.withUTF8 { Descriptor.write(UnsafeRawBufferPointer($0), to: STDOUT_FILENO) }
    guard code == 0 else { throw StreamError(code: code) }
  }

  /// Whether a person reads it on a terminal.
  package static var isTerminal: Bool { isatty(STDOUT_FILENO) != 0 }

  /// The columns of the terminal; `nil` elsewhere.
  package static var width: Int? { Terminal.width(of: STDOUT_FILENO) }
}

/// The answer of a program did not arrive.
package struct StreamError: Error, CustomStringConvertible {
  /// The system's error number.
  package let code: Int32

  package var description: String {
    "cannot write to standard output: \(String(cString: strerror(code)))"
  }
}
