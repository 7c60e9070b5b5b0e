import Artifacts
import Foundation
import Printing
import RunRecord

/// One run: carries out what is decided about each cell, and records everything.
///
/// A cell is decided about when all cells that it reads are. What runs at the same time is up to ``RunRequest/jobs``; results never depend
/// on it.
package final class RunSession {
  /// A cell that is being executed.
  struct RunningCell {
    var cell: CellNode
    var key: CellKey
    var execution: CellExecution
  }

  let plan: RunPlan
  let recorder: RunRecorder
  let lock: StoreLock
  let signals: SignalPipe
  var progress: RunProgress
  var running: [RunningCell] = []
  /// Also inspects external inputs.
  let local: LocalExecutor
  let executor: any Executor

  /// Takes the lock and opens the record.
  /// - Throws: What a person has to change: a folder that cannot be written, a store of a newer program, another run.
  package init(
    _ notebook: LoadedNotebook, _ request: RunRequest, _ folders: OutputFolders,
    listeners: [any RunListener], waiting: @escaping (StoreLock.Holder?) -> Void
  ) throws {
    try folders.prepare()
    let signals = try SignalPipe()
    self.signals = signals
    lock = try StoreLock(folders.store, waits: request.waits ? waiting : nil, signals)
    let provenance = ProvenanceReader(notebook)
    let ahead = ResultsAhead(folders.store, cells: notebook.graph.cells.map(\.id))
    folders.store.recoverJobs()
    let descriptor = lock.descriptor
    local = LocalExecutor { try notebook.launcher(lock: descriptor) }
    try local.prepare()
    executor = try request.executor.make(notebook, folders, local, lease: lock.holder)
    let inspection = ExternalInspection(
      notebook: notebook, request: request, folders: folders,
      isStopped: { signals.received().first })
    let findings = try inspection.findings(
      notebook.graph.externals, local, verifies: request.verifies)
    plan = try RunPlan(notebook, request, folders, findings)
    progress = RunProgress(waiting: notebook.graph.cells, ahead: ahead)
    let date = Date()
    let folder = try RunFolder.create(in: folders.runs, at: date)
    let header = RunHeader(
      id: folder.id, date: date, notebook: folders.notebook, title: notebook.title,
      cells: notebook.graph.sources(notebook.sources),
      parameters: notebook.parameterValues(request), seed: request.seed,
      provenance: provenance.read(), requestedCells: plan.selection.named)
    recorder = try RunRecorder(header, in: folder, listeners: listeners)
  }

  /// The folder of this run.
  package var folder: RunFolder { recorder.folder }
  /// The run so far.
  package var run: Run { recorder.run }
  /// What ended the record early, such as a full disk.
  package var recordFailure: (any Error)? { recorder.failure }

  /// Runs to the end.
  /// - Returns: The exit code.
  package func execute() -> Int32 {
    while !progress.waiting.isEmpty || !running.isEmpty {
      startReadyCells()
      if !running.isEmpty { advanceRunningCells() }
    }
    local.end()
    let status: RunOutcome.Status =
      progress.stop != nil ? .interrupted : exitCode == 0 ? .succeeded : .failed
    recorder.record(
      .runFinished(RunOutcome(status: status, exitCode: exitCode, seconds: recorder.time)))
    return exitCode
  }

  private var exitCode: Int32 {
    if let stop = progress.stop { return 128 + stop.signal }
    return progress.failureCode ?? (recorder.failure == nil ? 0 : 1)
  }

  /// Why no further cell is executed; `nil` while the run goes on.
  var ending: String? {
    if progress.stop != nil { return "the run was stopped" }
    if let failure = recorder.failure { return ErrorText.describe(failure) }
    if let holder = lock.lostTo { return "another run took the store over: \(holder)" }
    guard progress.failureCode != nil, !plan.request.keepsGoing else { return nil }
    return "a cell before it failed (--keep-going runs what does not need it)"
  }
}
