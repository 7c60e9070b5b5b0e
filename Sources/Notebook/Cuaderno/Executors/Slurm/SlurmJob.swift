import Foundation
import RunRecord

/// A job that executes a cell, seen from the run.
///
/// What the job writes into its folder is the truth. Slurm only says how long a job waits, and why one ended that did not say so itself.
final class SlurmJob: ProcessLink {
  private let folder: JobFolder
  private let queue: SlurmQueue
  private let submission: () throws -> ToolCall
  private let cancellation: (String) -> Void
  private let isVisible: (FinishedWork) -> Bool

  private var submitting: ToolCall?
  /// When the job is submitted again, because the controller could not be reached.
  private var nextSubmission: ContinuousClock.Instant?
  private var submissionPause = 2.0
  private var position = 0
  private var frames = FrameReader()
  private var nextReading = ContinuousClock.now
  private var lastSign = ContinuousClock.now
  private var hasStarted = false
  private var words: String
  private var shownReason: String?
  private var stopSignal: Int32?
  private var refusal: String?
  private var finished: FinishedWork?
  /// What the job said of its end, and when; its explanation may come later.
  private var said: (ending: ProcessEnding, date: ContinuousClock.Instant)?
  private var hasEnded = false
  private var signals: [Int32] = []
  private let decoder = RecordCoding.decoder()

  /// - Parameters:
  ///   - folder: The job's folder, complete.
  ///   - queue: What Slurm says.
  ///   - submission: Calls `sbatch`.
  ///   - cancellation: Has Slurm cancel the job of a name.
  ///   - isVisible: Whether the result can be read here.
  /// - Throws: `FileError` when `sbatch` cannot be called.
  init(
    _ folder: JobFolder, _ queue: SlurmQueue, submission: @escaping () throws -> ToolCall,
    cancellation: @escaping (String) -> Void, isVisible: @escaping (FinishedWork) -> Bool
  ) throws {
    self.folder = folder
    self.queue = queue
    self.submission = submission
    self.cancellation = cancellation
    self.isVisible = isVisible
    words = "its job"
    submitting = try submission()
  }

  var descriptors: [Int32] { [] }

  func send(_ command: CellCommand) {
    guard case .stop = command, !hasEnded else { return }
    // A job that has not started never will.
    if !hasStarted, JobFolder.takeClaim(folder.path) { return kill() }
    folder.send(.stop)
  }

  func kill() {
    guard !hasEnded, said == nil else { return }
    cancellation(folder.name)
    said = (.signal(SIGKILL), .now - .seconds(3600))
  }

  func admit(_ message: CellMessage) -> CellMessage? {
    switch message {
    case .finished(var work):
      // Readers on this machine and on others compare the value with its hash themselves.
      work.verified = []
      finished = work
      return .finished(work)
    // It concerns the job, not the run.
    case .stopRequested(let signal):
      stopSignal = stopSignal ?? signal
      return nil
    default: return message
    }
  }

  func takeSignals() -> [Int32] { [] }

  func receive() -> [LinkEvent] {
    guard !hasEnded else { return [] }
    queue.advance()
    var events = submit()
    if said == nil, !hasEnded, ContinuousClock.now >= nextReading {
      nextReading = .now + .milliseconds(300)
      events += read()
    }
    // What was read is taken into account before the end is.
    if events.isEmpty, let end = ending() { events = end }
    return events
  }

  private func end(_ ending: ProcessEnding, _ outside: OutsideEnd?) -> [LinkEvent] {
    hasEnded = true
    queue.forget(folder.name)
    folder.release()
    return [.ended(ending, outside)]
  }

  // MARK: Submission

  private func submit() -> [LinkEvent] {
    if let due = nextSubmission, ContinuousClock.now >= due {
      nextSubmission = nil
      submitting = try? submission()
    }
    guard let answer = submitting?.poll() else { return [] }
    submitting = nil
    lastSign = .now
    // A call that failed may have been heard all the same; the claim lets only one of two jobs go on.
    queue.follow(folder.name)
    if answer.code == 0 { return [.queued("submitted")] }
    let text = answer.text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard Self.isPassing(text) else {
      return end(
        .exited(answer.code), OutsideEnd(cause: .job("REJECTED"), words: text))
    }
    nextSubmission = .now + .seconds(submissionPause)
    defer { submissionPause = min(2 * submissionPause, 60) }
    return [.queued("Slurm's controller cannot be reached; trying again")]
      + (submissionPause == 2 ? [.warned("Slurm's controller cannot be reached: \(text)")] : [])
  }

  /// Whether a refusal is due to the controller's being out of reach or overwhelmed.
  static func isPassing(_ text: String) -> Bool {
    [
      "unable to contact", "timed out", "communication", "connect", "zero bytes", "try again",
      "temporarily", "slurmctld",
    ].contains { text.lowercased().contains($0) }
  }

  // MARK: Reading

  private func read() -> [LinkEvent] {
    let bytes = folder.events(from: position)
    position += bytes.count
    bytes.withUnsafeBytes { frames.append($0) }
    var events: [LinkEvent] = []
    while let frame = frames.next() {
      lastSign = .now
      switch (frame.kind, JobStream(rawValue: frame.token)) {
      case (.text, .messages): events.append(.messages(frame.content))
      case (.text, .output): events.append(.output(frame.content))
      case (.text, .errors): events.append(.errors(frame.content))
      case (.text, nil): break
      case (.message, _):
        guard let note = try? decoder.decode(JobNote.self, from: Data(frame.content)) else { break }
        events += take(note)
      }
    }
    return events
  }

  private func take(_ note: JobNote) -> [LinkEvent] {
    switch note {
    case .started(let place):
      hasStarted = true
      nextSubmission = nil
      words = "\(place)"
      return [.placed(place)]
    case .alive: return []
    case .refused(let reason):
      refusal = reason
      return []
    case .stopped(let signal):
      stopSignal = stopSignal ?? signal
      return []
    case .ended(let ending):
      said = (ending, .now)
      queue.hurry()
      return []
    }
  }

  // MARK: The end

  /// The end, once it is certain and explained as far as it can be.
  private func ending() -> [LinkEvent]? {
    if let said { return ending(said.ending, since: said.date) }
    switch queue.sighting(of: folder.name) {
    case .unknown: return nil
    case .listed(let entry) where entry.hasEnded:
      guard isSilent(for: entry.state == "NODE_FAIL" ? 20 : 8) else { return nil }
      return end(.exited(1), entry.end(log: folder.logTail))
    case .listed(let entry):
      guard !hasStarted, submitting == nil else { return nil }
      let reason = entry.state == "PENDING" ? entry.reason : entry.state.lowercased()
      guard shownReason != reason else { return nil }
      shownReason = reason
      return [.queued("job \(entry.job) waits: \(reason)")]
    case .absent(let since):
      // A controller that died may have forgotten a job that still runs: then signs of life go on.
      let patience = hasStarted ? 30 : 10
      guard submitting == nil, nextSubmission == nil, isSilent(for: patience),
        ContinuousClock.now - since > .seconds(patience)
      else { return nil }
      guard hasStarted || JobFolder.takeClaim(folder.path) else { return nil }
      return end(
        .exited(1),
        OutsideEnd(
          cause: .job("UNKNOWN"), words: "Slurm knows nothing of \(words) any more",
          isRepeatable: true))
    }
  }

  private func isSilent(for seconds: Int) -> Bool {
    ContinuousClock.now - lastSign > .seconds(seconds)
  }

  private func ending(_ ending: ProcessEnding, since date: ContinuousClock.Instant) -> [LinkEvent]?
  {
    let waited = ContinuousClock.now - date
    if let refusal {
      return end(
        ending, OutsideEnd(cause: .job("REFUSED"), words: "\(words) cannot execute it: \(refusal)"))
    }
    if let finished {
      if isVisible(finished) { return end(ending, nil) }
      guard waited > .seconds(60) else { return nil }
      return end(
        ending,
        OutsideEnd(
          cause: .job("INVISIBLE"), words: "the result of \(words) cannot be seen here",
          isRepeatable: true))
    }
    guard stopSignal != nil || ending == .signal(SIGKILL) else { return end(ending, nil) }
    if case .listed(let entry) = queue.sighting(of: folder.name) {
      if stopSignal == SIGUSR1 { return end(ending, entry.timeLimit("was nearly over")) }
      if entry.hasEnded, entry.state != "COMPLETED", entry.state != "FAILED" {
        return end(ending, entry.end(log: ""))
      }
    }
    guard waited > .seconds(10) else { return nil }
    let outside = stopSignal.map {
      OutsideEnd(cause: .job("SIGNALED"), words: "\(words) received signal \($0)")
    }
    return end(ending, outside)
  }
}
