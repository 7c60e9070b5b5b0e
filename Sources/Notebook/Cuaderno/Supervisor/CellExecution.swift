import Artifacts
import Display
import Hosting
import Printing
import RunRecord

/// How the execution of a cell ended.
enum ExecutionEnding {
  case finished(FinishedWork)
  case failed(CellFailure)
  case interrupted(position: String, seconds: Double)
  /// The stored result of an input cannot be used.
  case unusable(input: String, reason: String)
  /// The process was lost through no fault of the cell, with the failure that it is if that happens too often.
  case lost(CellFailure)
}

/// Watches the process of one cell.
final class CellExecution {
  private let cell: CellNode
  let process: CellProcess
  private let sources: SourceIndex
  private let recorder: RunRecorder

  private var start = ContinuousClock.now
  /// Whether the process waits in a queue.
  private var isQueued = false
  private var limiter = TextLimiter()
  private var anchor = Anchor(token: -1)
  /// The end of standard error, held back while it may be the beginning of a crash.
  private var heldErrors = ""
  private var heldSince = ContinuousClock.now
  /// When the cell received a stop because its time was over.
  private var timedOutAt: ContinuousClock.Instant?
  /// Why something other than the run ends the cell.
  private var outside: OutsideEnd?
  /// Where the process runs, if not on this machine.
  private(set) var place: CellPlace?
  /// What the process said of its end; it may still print, until it has ended.
  private var answer: ExecutionEnding?
  private(set) var ending: ExecutionEnding?
  private var signals: [Int32] = []
  private var isStopped = false

  init(
    _ cell: CellNode, _ process: CellProcess, _ sources: SourceIndex, _ recorder: RunRecorder
  ) {
    self.cell = cell
    self.process = process
    self.sources = sources
    self.recorder = recorder
  }

  /// The signals that the process received since the last call and that request an end.
  func takeSignals() -> [Int32] {
    defer { signals = [] }
    return process.link.takeSignals() + signals
  }

  /// Asks the cell to stop at the next good place.
  func stop() {
    if !isStopped { process.link.send(.stop) }
    isStopped = true
  }

  private func show(_ shown: RecordedOutput) { recorder.show(cell.id, shown) }
  private func warn(_ text: String) { recorder.record(.warning(text)) }

  private var seconds: Double { (ContinuousClock.now - start) / .seconds(1) }

  /// Takes what has happened into account.
  func advance(timeout: Double?) {
    for happening in process.happenings() where ending == nil {
      switch happening {
      case .text(let text, let token):
        if !looksLikeCrash { releaseErrors() }
        anchor = Anchor(token: token)
        record(text, .standardOutput)
      case .captured(let text, .output): record(text, .standardOutput)
      case .captured(let text, .errors):
        if heldErrors.isEmpty { heldSince = ContinuousClock.now }
        heldErrors += text
        if heldErrors.utf8.count > 1 << 20 { releaseErrors() }
      case .message(let message):
        // Pipes are read one after the other: a dying worker's last words may come before what it said earlier.
        if !looksLikeCrash { releaseErrors() }
        take(message)
      case .stray(let count):
        warn("\(cell.id) wrote \(count) bytes into the runner's descriptor; they were skipped")
      case .queued(let words):
        isQueued = true
        recorder.record(
          .progress(cell: cell.id, WorkProgress(line: words, position: "the queue")))
      case .placed(let place):
        isQueued = false
        start = .now
        self.place = place
        recorder.record(.cellPlaced(cell: cell.id, place))
      case .warned(let text): warn("\(cell.id): \(text)")
      case .ended(let how, let outside):
        self.outside = self.outside ?? outside
        end(how)
      }
    }
    if ContinuousClock.now - heldSince > .milliseconds(300), !looksLikeCrash { releaseErrors() }
    if let timeout, ending == nil { checkTime(timeout) }
  }

  private func take(_ message: CellMessage) {
    switch message {
    case .output(let place, let output):
      anchor = place
      if case .text(let text) = output {
        record(text.text, text.stream)
      } else {
        show(RecordedOutput(place, .output(output)))
      }
    case .metric(let place, let metric):
      anchor = place
      show(RecordedOutput(place, .metric(metric)))
    case .progress(let progress): recorder.record(.progress(cell: cell.id, progress))
    case .finished(let work): answer = .finished(work)
    case .threw(let message, let line, let seconds):
      answer = .failed(
        CellFailure(
          cause: .threw, message: message, path: sources.path(of: cell), line: line,
          isLastLineReached: line != nil, backtrace: "", seconds: seconds))
    case .interrupted(let position, let seconds):
      answer = .interrupted(position: position, seconds: seconds)
    case .unusable(let input, let reason): answer = .unusable(input: input, reason: reason)
    case .stopRequested(let signal): signals.append(signal)
    case .wentOn(let threads):
      let who = threads == 0 ? "a thread or task" : threads.counted("thread")
      warn(
        "\(who) of \(cell.id) went on after the cell had ended; what was done then is lost. Wait for it in the cell"
      )
    case .found, .notFound: break
    }
  }

  /// A stop that came from outside is a failure, however the cell took it.
  private func end(with ending: ExecutionEnding) {
    recordRest()
    self.ending = ending
    guard let outside else { return }
    switch ending {
    case .interrupted(let position, _):
      self.ending = self.ending(outside, failure(outside.cause, "\(outside.words) at \(position)"))
    case .failed(var failure):
      failure.cause = outside.cause
      failure.message = "\(outside.words); when stopped, it threw: \(failure.message)"
      self.ending = self.ending(outside, failure)
    case .finished, .unusable, .lost: break
    }
  }

  private func ending(_ outside: OutsideEnd, _ failure: CellFailure) -> ExecutionEnding {
    outside.isRepeatable ? .lost(failure) : .failed(failure)
  }

  private func end(_ how: ProcessEnding) {
    if let answer { return end(with: answer) }
    let crash = CrashReport(heldErrors, folder: sources.folder, package: sources.packageFolder)
    heldErrors = crash.textBefore
    releaseErrors()
    recordRest()
    var failure: CellFailure
    switch (outside, how) {
    case (let outside?, _): failure = self.failure(outside.cause, outside.words)
    case (nil, .exited(let code)):
      failure = self.failure(.exited(code), "it called exit(\(code)) in the middle")
    case (nil, .signal(let signal)):
      failure = self.failure(.signal(signal), crash.message ?? SignalName.describe(signal))
    }
    failure.backtrace = crash.backtrace
    if let path = crash.path, let line = crash.line {
      failure.path = path
      failure.line = line
      failure.isLastLineReached = false
    }
    ending = outside.map { self.ending($0, failure) } ?? .failed(failure)
  }

  private func failure(_ cause: CellFailure.Cause, _ message: String) -> CellFailure {
    let file = sources.files.first { $0.name == cell.fileName }
    let line = LineOfToken.line(anchor.token, in: file?.text ?? "")
    return CellFailure(
      cause: cause, message: message, path: sources.path(of: cell), line: line,
      isLastLineReached: true, backtrace: "", seconds: seconds)
  }

  private func checkTime(_ timeout: Double) {
    if let since = timedOutAt {
      // A moment to save a checkpoint, then the end.
      if ContinuousClock.now - since > .seconds(5) { process.link.kill() }
    } else if seconds > timeout, !isQueued {
      timedOutAt = ContinuousClock.now
      outside = OutsideEnd(cause: .timedOut(timeout), words: "its time of \(timeout) s was over")
      stop()
    }
  }

  private var looksLikeCrash: Bool {
    ["Fatal error", "*** Signal ", "Program crashed"].contains { heldErrors.contains($0) }
  }

  private func releaseErrors() {
    guard !heldErrors.isEmpty else { return }
    let text = heldErrors
    heldErrors = ""
    record(text, .standardError)
  }

  private func record(_ text: String, _ stream: PrintedText.Stream) {
    guard !text.isEmpty, let kept = limiter.take(text) else { return }
    show(RecordedOutput(anchor, .output(.text(PrintedText(kept, stream: stream)))))
  }

  private func recordRest() {
    releaseErrors()
    if let rest = limiter.rest() {
      show(RecordedOutput(anchor, .output(.text(PrintedText(rest)))))
    }
  }
}
