import Cuaderno
import Glibc
import Hosting
import Printing
import Randomness
import Synchronization

/// The host of a verb's work: progress on standard error, cancellation by SIGINT, SIGTERM and SIGHUP.
final class VerbHost: WorkHost {
  let random = RandomSource(seed: 0)
  private let state: Mutex<State>
  private let isTerminal: Bool
  private let write: @Sendable (String) -> Void

  private struct State {
    let signals: SignalPipe
    var received: Int32?
    var hasLiveLine = false
    var nextLine: ContinuousClock.Instant
  }

  init(isTerminal: Bool, write: @escaping @Sendable (String) -> Void) throws {
    self.isTerminal = isTerminal
    self.write = write
    let wait = isTerminal ? Duration.zero : .seconds(10)
    state = Mutex(State(signals: try SignalPipe(), nextLine: .now + wait))
  }

  /// The signal that requested a stop; that of Ctrl-C when the work stopped without one.
  var signal: Int32 { state.withLock { $0.received } ?? SIGINT }

  var isCancelled: Bool {
    state.withLock { state in
      if state.received == nil { state.received = state.signals.received().first }
      return state.received != nil
    }
  }

  /// Shows a line that stays.
  func show(line: String) {
    endLine()
    write(line.printableInOneLine + "\n")
  }

  /// Ends the line that progress rewrites, if there is one.
  func endLine() {
    let hadLine = state.withLock { state in
      defer { state.hasLiveLine = false }
      return state.hasLiveLine
    }
    if hadLine { write("\n") }
  }

  /// Rewrites a line ten times a second on a terminal; elsewhere writes one every ten seconds.
  func report(_ progress: WorkProgress) {
    let isDue = state.withLock { state in
      let now = ContinuousClock.now
      guard now >= state.nextLine || progress.fraction == 1 && isTerminal else { return false }
      state.nextLine = now + (isTerminal ? .milliseconds(100) : .seconds(10))
      state.hasLiveLine = isTerminal
      return true
    }
    if isDue {
      let line = progress.line.printableInOneLine
      write(isTerminal ? "\r\u{1B}[K\(line)" : line + "\n")
    }
  }

  func log(_ text: String) {}
  var checkpoints: (any CheckpointStorage)? { nil }
}
