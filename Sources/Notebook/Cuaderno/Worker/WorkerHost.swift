import Display
import Hosting
import Randomness
import RunRecord
import SwiftLexer
import Synchronization

/// The host of a cell in its process: passes everything on to the supervisor.
final class WorkerHost: CellHost {
  private struct State {
    var anchor = Anchor(token: -1)
    var line: Int?
    var lastProgress = ContinuousClock.Instant.now - .seconds(1)
    var position: String?
    var hasResumed = false
    var resumedAt: String?
    var hasHeardStop = false
    /// Whether the body has returned.
    var isClosed = false
    var hasNotedLeftover = false
  }

  let random: RandomSource
  let sharedRandom: RandomSource
  let checkpoints: (any CheckpointStorage)?
  private let fileID: String?
  private let text: CellText
  private let pipe: MessagePipe
  private let stop: StopFlag
  private let state = Mutex(State())

  /// - Parameter random: The source of the whole run.
  init(
    cell: CellNode, text: String, random: RandomSource, checkpoints: StoredCheckpoints,
    pipe: MessagePipe, stop: StopFlag
  ) {
    fileID = cell.fileID
    self.text = CellText(text)
    self.random = random[cell.id]
    sharedRandom = random[0]
    self.checkpoints = checkpoints
    self.pipe = pipe
    self.stop = stop
    checkpoints.whenLoaded { [weak self] in self?.state.withLock { $0.hasResumed = true } }
  }

  /// The host of an external input's closure, which has no place in a cell.
  init(random: RandomSource, pipe: MessagePipe, stop: StopFlag) {
    fileID = nil
    text = CellText("")
    self.random = random
    sharedRandom = random[0]
    checkpoints = nil
    self.pipe = pipe
    self.stop = stop
  }

  /// Ends the cell: what is shown from now on comes from a thread or task that the body did not wait for, and is left out, so that a
  /// result never depends on how far such work came.
  func close() {
    state.withLock { $0.isClosed = true }
    let count = BusyThreads.count
    if count > 0 { noteLeftover(threads: count) }
  }

  /// Whether something is too late to be shown.
  private var isTooLate: Bool {
    let isClosed = state.withLock { $0.isClosed }
    if isClosed { noteLeftover(threads: 0) }
    return isClosed
  }

  /// The supervisor hears once that something went on.
  private func noteLeftover(threads: Int) {
    let isFirst = state.withLock { state in
      defer { state.hasNotedLeftover = true }
      return !state.hasNotedLeftover
    }
    if isFirst { pipe.send(.wentOn(threads: threads)) }
  }

  var isCancelled: Bool {
    guard stop.isRaised else { return false }
    state.withLock { $0.hasHeardStop = true }
    return true
  }
  /// Whether the work noticed a stop: what it gives after that is incomplete.
  var hasHeardStop: Bool { state.withLock { $0.hasHeardStop } }
  /// The last position that the work reported.
  var position: String? { state.withLock { $0.position } }
  /// Where the work continued, if it found a checkpoint.
  var resumedAt: String? {
    state.withLock { $0.hasResumed ? $0.resumedAt ?? "a checkpoint" : nil }
  }
  /// The last line of the cell that showed something.
  var lastLine: Int? { state.withLock { $0.line } }

  func show(_ output: Output, at location: SourceLocation?) {
    if isTooLate { return }
    let anchor = anchor(for: location)
    if case .text(let printed) = output, printed.stream == .standardOutput {
      pipe.send(text: printed.text, token: anchor.token)
    } else {
      pipe.send(.output(anchor: anchor, output))
    }
  }

  func log(_ text: String) { show(.text(PrintedText(text)), at: nil) }

  func publish(_ metric: Metric, at location: SourceLocation?) {
    if isTooLate { return }
    pipe.send(.metric(anchor: anchor(for: location), metric))
  }

  func report(_ progress: WorkProgress) {
    let isDue = state.withLock { state in
      state.position = progress.position ?? state.position
      if state.hasResumed, state.resumedAt == nil { state.resumedAt = progress.position }
      let now = ContinuousClock.Instant.now
      guard now - state.lastProgress >= .milliseconds(50) else { return false }
      state.lastProgress = now
      return true
    }
    if isDue { pipe.send(.progress(progress)) }
  }

  /// The place of a line of the cell's file; for other files the place last reached.
  private func anchor(for location: SourceLocation?) -> Anchor {
    state.withLock { state in
      if let location, location.fileID == fileID {
        state.anchor = Anchor(token: text.lastToken(through: location.line))
        state.line = location.line
      }
      return state.anchor
    }
  }
}

/// Raised when the work should stop.
final class StopFlag: Sendable {
  private let flag = Atomic(false)
  var isRaised: Bool { flag.load(ordering: .relaxed) }
  func raise() { flag.store(true, ordering: .relaxed) }
}
