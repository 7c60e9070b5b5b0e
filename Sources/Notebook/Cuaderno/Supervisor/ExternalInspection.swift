import Foundation
import Printing
import RunRecord

/// Finds out what the external inputs of a notebook depend on, each in a separate process, so that the supervisor survives whatever
/// their closures do.
struct ExternalInspection {
  let notebook: LoadedNotebook
  let request: RunRequest
  let folders: OutputFolders
  /// Called often; the signal that requests an end.
  var isStopped: () -> Int32? = { nil }

  /// Inspects some inputs.
  /// - Parameters:
  ///   - externals: The inputs.
  ///   - executor: Starts a process for each.
  ///   - verifies: Whether remembered hashes of files are distrusted.
  /// - Returns: What was found, by the names of the inputs.
  /// - Throws: ``ExternalInputError`` for what a closure throws; ``StoppedBeforehand``; ``ParameterError``; `FileError`.
  func findings(
    _ externals: [ExternalDeclaration], _ executor: LocalExecutor, verifies: Bool
  ) throws -> [String: ExternalFinding] {
    var findings: [String: ExternalFinding] = [:]
    for external in externals {
      let order = try notebook.order(
        .inspect(input: external.name, verifies: verifies), request, folders)
      let (finding, text) = try finding(external, try executor.start(order))
      findings[external.name] = finding
      if case .seen = finding { StandardError.write(text) }
    }
    return findings
  }

  /// Waits for what a process finds, and what it prints meanwhile.
  private func finding(_ external: ExternalDeclaration, _ process: CellProcess) throws
    -> (finding: ExternalFinding, text: String)
  {
    let start = ContinuousClock.now
    var printed = ""
    var errors = ""
    var isTimedOut = false
    var found: ExternalFinding?
    while true {
      var waited = process.link.descriptors.map {
        pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
      }
      poll(&waited, nfds_t(waited.count), 50)
      if let signal = isStopped() { throw StoppedBeforehand(signal: signal) }
      for happening in process.happenings() {
        switch happening {
        case .text(let text, _), .captured(let text, .output): printed += text
        case .captured(let text, .errors): errors += text
        case .message(.output(_, .text(let text))): printed += text.text
        case .message(.found(let parts, let paths)): found = .seen(parts, paths: paths)
        case .message(.notFound(let message)):
          throw ExternalInputError(name: external.name, reason: message)
        case .message(.stopRequested(let signal)): throw StoppedBeforehand(signal: signal)
        case .message, .stray, .queued, .placed, .warned: break
        case .ended(let ending, _):
          if let found { return (found, printed + errors) }
          let seconds = (ContinuousClock.now - start) / .seconds(1)
          let crash = CrashReport(
            errors, folder: notebook.sources.folder, package: notebook.sources.packageFolder)
          let failure = failure(
            external, ending, crash, isTimedOut ? request.timeout : nil, seconds)
          return (.failed(failure, text: printed + crash.textBefore), "")
        }
      }
      if let timeout = request.timeout, !isTimedOut,
        (ContinuousClock.now - start) / .seconds(1) > timeout
      {
        isTimedOut = true
        process.link.kill()
      }
    }
  }

  /// Names the line of the backtrace, else that of the declaration.
  private func failure(
    _ external: ExternalDeclaration, _ ending: ProcessEnding, _ crash: CrashReport,
    _ timeout: Double?, _ seconds: Double
  ) -> CellFailure {
    let cause: CellFailure.Cause
    let words: String
    switch ending {
    case _ where timeout != nil:
      (cause, words) = (.timedOut(timeout ?? 0), "its time of \(timeout ?? 0) s was over")
    case .exited(let code): (cause, words) = (.exited(code), "it called exit(\(code))")
    case .signal(let signal):
      (cause, words) = (.signal(signal), crash.message ?? SignalName.describe(signal))
    }
    let file = external.fileID.split(separator: "/").last.map(String.init) ?? external.fileID
    return CellFailure(
      cause: cause, message: "looking at the input \"\(external.name)\": \(words)",
      path: crash.path ?? "\(notebook.sources.folder)/\(file)", line: crash.line ?? external.line,
      isLastLineReached: crash.line == nil, backtrace: crash.backtrace, seconds: seconds)
  }
}
