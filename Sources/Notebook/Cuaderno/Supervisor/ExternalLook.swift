import Foundation
import RunRecord

/// Has a worker look at the external inputs of a notebook, so that the supervisor survives whatever their closures do.
struct ExternalLook {
  let notebook: LoadedNotebook
  let request: RunRequest
  let folders: OutputFolders
  /// The lock of the store, which the worker then holds too.
  var lock: Int32?
  /// Asked often; the signal that asks for an end.
  var isStopped: () -> Int32? = { nil }

  /// Looks at all of them.
  /// - Returns: What was found by their names, and the worker if it is still good for executing cells.
  /// - Throws: ``ExternalInputError`` for what a closure throws; ``StoppedBeforehand``; ``ParameterError``; `FileError`.
  func look() throws -> (findings: [String: ExternalFinding], worker: WorkerProcess?) {
    var findings: [String: ExternalFinding] = [:]
    var rest = notebook.graph.externals[...]
    var worker: WorkerProcess?
    while !rest.isEmpty {
      let running = try notebook.worker(request, folders, lock: lock)
      running.send(.look(LookOrder(inputs: rest.map(\.name), verifies: request.verifies)))
      worker = running
      while let external = rest.first {
        let (finding, text) = try finding(external, running)
        findings[external.name] = finding
        if case .seen = finding { FileHandle.standardError.write(Data(text.utf8)) }
        rest = rest.dropFirst()
        if case .failed = finding {
          worker = nil
          break
        }
      }
    }
    return (findings, worker)
  }

  /// Has a worker that knows the request look at some of them again, as far as it gets.
  /// - Throws: As ``look()``.
  func lookAgain(at externals: [ExternalDeclaration], _ worker: WorkerProcess) throws
    -> [String: ExternalFinding]
  {
    // What was read at the start is known by size, inode and times now, and need not be read again.
    worker.send(.look(LookOrder(inputs: externals.map(\.name), verifies: false)))
    var findings: [String: ExternalFinding] = [:]
    for external in externals {
      let finding = try finding(external, worker).finding
      findings[external.name] = finding
      if case .failed = finding { break }
    }
    return findings
  }

  /// Waits for what a worker finds, and what it prints meanwhile.
  private func finding(_ external: ExternalDeclaration, _ worker: WorkerProcess) throws
    -> (finding: ExternalFinding, text: String)
  {
    let start = ContinuousClock.now
    var printed = ""
    var errors = ""
    var isTimedOut = false
    while true {
      var waited = worker.descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      poll(&waited, nfds_t(waited.count), 50)
      if let signal = isStopped() { throw StoppedBeforehand(signal: signal) }
      for happening in worker.happenings() {
        switch happening {
        case .text(let text, _), .captured(let text, .output): printed += text
        case .captured(let text, .errors): errors += text
        case .message(.seen(external.name, let parts, let paths)):
          return (.seen(parts, paths: paths), printed + errors)
        case .message(.notSeen(external.name, let message)):
          throw ExternalInputError(name: external.name, reason: message)
        case .message: break
        case .ended(let ending):
          let seconds = (ContinuousClock.now - start) / .seconds(1)
          let crash = CrashReport(
            errors, folder: notebook.sources.folder, package: notebook.sources.packageFolder)
          let failure = failure(
            external, ending, crash, isTimedOut ? request.timeout : nil, seconds)
          return (.failed(failure, text: printed + crash.textBefore), "")
        }
      }
      if let timeout = request.timeout, !isTimedOut,
        ContinuousClock.now - start > .seconds(timeout)
      {
        isTimedOut = true
        worker.kill()
      }
    }
  }

  /// Names the line of the backtrace, else that of the declaration.
  private func failure(
    _ external: ExternalDeclaration, _ ending: WorkerEnding, _ crash: CrashReport,
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
