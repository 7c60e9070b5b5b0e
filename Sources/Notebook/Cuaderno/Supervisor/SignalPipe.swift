import Foundation

/// Turns SIGINT, SIGTERM and SIGHUP into bytes on a pipe, for the supervisor's loop to read.
package final class SignalPipe {
  private let pipe: Pipe
  private let earlier: [(signal: Int32, action: sigaction)]

  /// The descriptor to wait for.
  var descriptor: Int32 { pipe.reading }

  /// Where the handler writes; a handler can capture nothing.
  private nonisolated(unsafe) static var target: Int32 = -1

  package init() throws {
    pipe = try Pipe.make()
    for end in [pipe.reading, pipe.writing] {
      _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK)
    }
    Self.target = pipe.writing
    signal(SIGPIPE, SIG_IGN)
    // Whoever starts the program may have blocked them, and the mask is inherited.
    var own = sigset_t()
    sigemptyset(&own)
    for number in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&own, number) }
    pthread_sigmask(SIG_UNBLOCK, &own, nil)
    earlier = [SIGINT, SIGTERM, SIGHUP].map { number in
      var action = sigaction()
      var old = sigaction()
      action.__sigaction_handler.sa_handler = { number in
        let code = errno
        var byte = UInt8(truncatingIfNeeded: number)
        _ = write(SignalPipe.target, &byte, 1)
        errno = code
      }
      action.sa_flags = SA_RESTART
      sigaction(number, &action, &old)
      return (number, old)
    }
  }

  deinit {
    for (number, action) in earlier {
      var action = action
      sigaction(number, &action, nil)
    }
    Self.target = -1
    close(pipe.reading)
    close(pipe.writing)
  }

  /// The signals that came since the last call.
  package func received() -> [Int32] {
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = read(pipe.reading, &bytes, bytes.count)
    return count > 0 ? bytes[..<count].map(Int32.init) : []
  }
}
