import Foundation
import Synchronization

/// The stream for everything that is not the answer.
package enum StandardError {
  /// Whether the last text could not be written because nobody read.
  private static let isStalled = Mutex(false)
  /// What a pipe takes at once when it is ready.
  private static let chunk = 4096

  /// Writes a text. What cannot be written, as into a full disk, is lost; so is what nobody reads within a second, because a run must
  /// hear signals meanwhile. The report has everything.
  package static func write(_ text: String) {
    isStalled.withLock { isStalled in
      var rest = Array(text.utf8)[...]
      while !rest.isEmpty {
        var waited = pollfd(fd: 2, events: Int16(POLLOUT), revents: 0)
        guard poll(&waited, 1, isStalled ? 0 : 1000) > 0 else {
          isStalled = true
          return
        }
        if isStalled {
          isStalled = false
          rest = Array("\n[... nobody read, text is missing ...]\n".utf8) + rest
        }
        let count = rest.withUnsafeBytes {
          Foundation.write(2, $0.baseAddress, min($0.count, chunk))
        }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return }
        rest = rest.dropFirst(count)
      }
    }
  }

  /// Whether a person reads it on a terminal.
  package static var isTerminal: Bool {
    isatty(2) != 0 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }
}
