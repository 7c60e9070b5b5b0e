import Foundation

/// The stream for everything that is not the answer.
enum StandardError {
  /// Writes a text; what cannot be written, as into a full disk, is lost.
  static func write(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(2, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Whether a person reads it on a terminal.
  static var isTerminal: Bool {
    isatty(2) != 0 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }
}
