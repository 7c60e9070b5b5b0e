import Foundation

/// Says what was going on when the supervisor itself dies of a signal.
///
/// Cells run in a process of their own; the closure of an ``ExternalInput`` is called here. When it traps, the runtime's
/// message alone would not tell that.
enum CrashNotice {
  private static let signals = [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT]

  /// What the handler writes; a handler can capture nothing.
  private nonisolated(unsafe) static var notice: UnsafeMutableBufferPointer<UInt8>?

  /// Does something with a notice ready for the case that it crashes; the signal then ends the program as it would have.
  static func with<Result>(_ text: String, do body: () throws -> Result) rethrows -> Result {
    let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.utf8.count)
    _ = bytes.initialize(from: text.utf8)
    notice = bytes
    let earlier = signals.map { number in
      var action = sigaction()
      var old = sigaction()
      action.__sigaction_handler.sa_handler = { _ in
        if let notice = CrashNotice.notice { _ = write(2, notice.baseAddress, notice.count) }
      }
      action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
      sigaction(number, &action, &old)
      return (number, old)
    }
    defer {
      for (number, action) in earlier {
        var action = action
        sigaction(number, &action, nil)
      }
      notice = nil
      bytes.deallocate()
    }
    return try body()
  }
}
