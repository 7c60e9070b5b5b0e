import Glibc
import Synchronization

/// The stream for everything that is not the answer.
package enum StandardError {
  /// Milliseconds that a reader who does not read is waited for.
  private static let patience: Int32 = 1_000
  /// Whether the reader has kept the program waiting; until it reads again, it is not waited for.
  private static let isStalled = Mutex(false)

  /// Writes `text`. What a terminal would take for a command is escaped.
  ///
  /// What cannot be written is lost, as in a full disk; so is what nobody reads within a second, because a run must hear signals
  /// meanwhile. The report has everything.
  package static func write(_ text: some StringProtocol) { write(raw: text.printable) }

  /// Writes what went wrong, as in `error: there is no cell "x"`.
  package static func write(error message: some StringProtocol) { write("error", message) }

  /// Writes what the reader should know, as in `note: ...`.
  package static func write(note message: some StringProtocol) { write("note", message) }

  /// Further lines of a message are indented, so that none of them passes for another message.
  private static func write(_ kind: String, _ message: some StringProtocol) {
    write("\(kind): \(message.split(separator: "\n").joined(separator: "\n  "))\n")
  }

  /// Writes `text` as it is, for the commands that a program gives its terminal.
  package static func write(raw text: String) {
    isStalled.withLock { isStalled in
      var text = (isStalled ? "\n[... nobody read, text is missing ...]\n" : "") + text
      isStalled = text.withUTF8 {
        !Descriptor.write(
          UnsafeRawBufferPointer($0), to: STDERR_FILENO, patience: isStalled ? 0 : patience)
      }
    }
  }

  /// Whether a person reads it on a terminal that can redraw a line.
  package static var isTerminal: Bool {
    isatty(STDERR_FILENO) != 0 && getenv("TERM").map { String(cString: $0) } != "dumb"
  }

  /// The columns of the terminal; `nil` elsewhere.
  package static var width: Int? { Terminal.width(of: STDERR_FILENO) }
}

enum Terminal {
  static func width(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}
