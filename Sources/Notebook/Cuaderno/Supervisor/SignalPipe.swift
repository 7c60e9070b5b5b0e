import Artifacts
import Foundation

/// Turns signals into bytes on a pipe, for a loop to read.
package final class SignalPipe: Sendable {
  private let pipe: PipeEnds
  private let earlier: [(signal: Int32, action: sigaction)]

  /// The descriptor to wait for.
  var descriptor: Int32 { pipe.reading }

  /// Where the handler writes; a handler can capture nothing.
  private nonisolated(unsafe) static var target: Int32 = -1

  /// - Parameter numbers: The signals, by default those that request a program to end.
  /// - Throws: `FileError` when there are no more descriptors.
  package init(_ numbers: [Int32] = [SIGINT, SIGTERM, SIGHUP]) throws {
    pipe = try PipeEnds.make()
    for end in [pipe.reading, pipe.writing] {
      guard fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK) == 0 else {
        throw FileError("cannot open a pipe", path: "")
      }
    }
    Self.target = pipe.writing
    signal(SIGPIPE, SIG_IGN)
    // The starting program may have blocked them, and the mask is inherited.
    var own = sigset_t()
    sigemptyset(&own)
    for number in numbers { sigaddset(&own, number) }
    pthread_sigmask(SIG_UNBLOCK, &own, nil)
    earlier = numbers.map { number in
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
    restore()
    Self.target = -1
    pipe.close()
  }

  /// Gives the signals back their earlier handlers, as in a copy of the process that is to have none of these.
  func restore() {
    for (number, action) in earlier {
      var action = action
      sigaction(number, &action, nil)
    }
  }

  /// The signals that came since the last call.
  package func received() -> [Int32] {
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = read(pipe.reading, &bytes, bytes.count)
    guard count > 0 else { return [] }
    // Other code in a cell's process may write to any descriptor by mistake.
    return bytes[..<count].map(Int32.init).filter { number in
      earlier.contains { $0.signal == number }
    }
  }
}
