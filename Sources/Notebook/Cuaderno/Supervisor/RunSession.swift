import Artifacts
import Foundation
import RunRecord

/// One run: decides cell by cell what is up to date, has the worker execute the rest, and records everything.
package final class RunSession {
  let notebook: LoadedNotebook
  let request: RunRequest
  let selection: Selection
  let folders: OutputFolders
  let store: Store
  let recorder: RunRecorder
  let listeners: [any RunListener]
  let lock: StoreLock
  let signals: SignalPipe
  let builder: KeyBuilder
  /// What was found outside, by the names of the external inputs.
  let findings: [String: ExternalFinding]
  private(set) var resultsAhead: ResultsAhead?

  /// Starts the processes of cells; `nil` until one is needed and after it ended.
  private var launcher: Launcher?
  /// Contents of the store whose bytes were compared with their hashes in this run.
  var verified: Set<ContentHash> = []
  /// The result hashes and values of the cells that have a result, by their ids.
  var results: [String: Artifact.Summary] = [:]
  /// Cells whose result does not fit what they depend on now.
  var stale: Set<String> = []
  /// The signals that asked for an end: the first stops at a good place, the second at once.
  var endingSignals: [Int32] = []
  var stoppedAt: ContinuousClock.Instant?
  /// The exit code of the first failure.
  var failureCode: Int32?
  var repairs: [String: Int] = [:]

  /// Takes the lock and opens the record.
  /// - Throws: What a person has to mend: a folder that cannot be written, a store of a newer program, another run.
  package init(
    _ notebook: LoadedNotebook, _ request: RunRequest, _ folders: OutputFolders,
    listeners: [any RunListener], waiting: @escaping (StoreLock.Holder?) -> Void
  ) throws {
    self.notebook = notebook
    self.request = request
    self.folders = folders
    self.listeners = listeners
    selection = Selection(request, notebook.graph)
    store = folders.store
    try folders.prepare()
    signals = try SignalPipe()
    let pipe = signals
    var stopped: Int32?
    do {
      lock = try StoreLock(
        store, waits: request.waits ? waiting : nil,
        isCancelled: {
          stopped = stopped ?? pipe.received().first
          return stopped != nil
        })
    } catch let error as LockedError {
      if let stopped { throw StoppedBeforehand(signal: stopped) }
      throw error
    }
    let provenance = ProvenanceReader(notebook)
    resultsAhead = ResultsAhead(store, cells: notebook.graph.cells.map(\.id))
    let launcher = try notebook.launcher(request, lock: lock.descriptor)
    self.launcher = launcher
    findings = try ExternalInspection(
      notebook: notebook, request: request, folders: folders, isStopped: { pipe.received().first }
    ).findings(notebook.graph.externals, { launcher }, verifies: request.verifies)
    builder = try notebook.keyBuilder(request, findings)
    let date = Date()
    let folder = try RunFolder.create(in: folders.runs, at: date)
    let header = RunHeader(
      id: folder.id, date: date, notebook: folders.notebook, title: notebook.title,
      cells: notebook.graph.sources(notebook.sources),
      parameters: notebook.parameterValues(request), seed: request.seed,
      provenance: provenance.read(), requestedCells: selection.named)
    recorder = try RunRecorder(header, in: folder)
  }

  /// The folder of this run.
  package var folder: RunFolder { recorder.folder }
  /// The run as it stands.
  package var run: Run { recorder.run }
  /// What ended the record early, such as a full disk.
  package var recordFailure: (any Error)? { recorder.failure }

  /// Runs to the end.
  /// - Returns: The exit code.
  package func execute() -> Int32 {
    for cell in notebook.graph.cells { settle(cell) }
    resultsAhead = nil
    launcher = nil
    let code = exitCode
    let status: RunOutcome.Status =
      !endingSignals.isEmpty ? .interrupted : code == 0 ? .succeeded : .failed
    record(.runFinished(RunOutcome(status: status, exitCode: code, seconds: recorder.time)))
    return code
  }

  private var exitCode: Int32 {
    if let signal = endingSignals.first { return 128 + signal }
    if recorder.failure != nil { return failureCode ?? 1 }
    return failureCode ?? 0
  }

  func runningLauncher() throws -> Launcher {
    if let launcher, launcher.ending == nil { return launcher }
    let made = try notebook.launcher(request, lock: lock.descriptor)
    launcher = made
    return made
  }

  func record(_ kind: Event.Kind, isReplayed: Bool = false) {
    recorder.record(kind)
    for listener in listeners { listener.heard(kind, in: recorder.run, isReplayed: isReplayed) }
  }

  /// Whether no further cell is to be executed.
  var isEnding: Bool {
    !endingSignals.isEmpty || recorder.failure != nil
      || (failureCode != nil && !request.keepsGoing)
  }
}
