import Foundation
import RunRecord

/// What a request would do about each cell of a notebook, without executing anything.
package struct NotebookSurvey {
  /// One cell.
  package struct Entry {
    package var cell: CellNode
    package var key: CellKey
    package var freshness: Freshness
    package var decision: CellDecision
    /// The cells that it reads and that are not fresh; its key is then made of their last results.
    package var staleInputs: [String]
    package var state: CellState?
    package var isRunning = false
    /// Why an external input that it reads could not be inspected.
    package var failureOutside: String?
  }

  package private(set) var cells: [Entry] = []
  /// Who runs the notebook at this moment.
  package let holder: StoreLock.Holder?

  /// - Throws: What resolving parameters and external inputs throws; ``StoreError``.
  package init(_ notebook: LoadedNotebook, _ request: RunRequest, _ folders: OutputFolders) throws {
    let store = folders.store
    try store.check()
    holder = StoreLock.currentHolder(store)
    let running = holder == nil ? [] : Self.runningCells(folders)
    let findings = try ExternalInspection(notebook: notebook, request: request, folders: folders)
      .findings(
        notebook.graph.externals, LocalExecutor { try notebook.launcher(lock: nil) },
        verifies: request.verifies)
    let builder = try notebook.keyBuilder(request, findings)
    let selection = Selection(request, notebook.graph)
    var results: [String: String] = [:]
    var decided: [String: CellDecision] = [:]
    for cell in notebook.graph.cells {
      let key = builder.key(of: cell, results: results)
      let freshness = store.freshness(of: cell, key: key)
      let inputs = cell.inputCells.map { ($0, decided[$0]?.asInput ?? .absent) }
      let decision = CellSituation(
        stored: freshness.asStored, inputs: inputs, wish: selection.wish(for: cell.id)
      ).decision
      decided[cell.id] = decision
      results[cell.id] = freshness.record?.result
      cells.append(
        Entry(
          cell: cell, key: key, freshness: freshness, decision: decision,
          staleInputs: inputs.filter { $0.1 != .fresh }.map(\.0), state: store.state(of: cell.id),
          isRunning: running.contains(cell.id), failureOutside: Self.failure(of: cell, findings)))
    }
  }

  /// Whether every cell is up to date.
  package var isFresh: Bool { cells.allSatisfy { $0.decision == .reuse(stale: []) } }

  private static func failure(of cell: CellNode, _ findings: [String: ExternalFinding]) -> String? {
    for external in cell.externals {
      if case .failed(let failure, _)? = findings[external.name] { return failure.message }
    }
    return nil
  }

  private static func runningCells(_ folders: OutputFolders) -> Set<String> {
    guard let last = RunFolder.all(in: folders.runs).last,
      let run = try? EventReader.run(path: last.events)
    else { return [] }
    return Set(
      run.cells.filter { if case .running = $0.state { true } else { false } }.map(\.source.id))
  }
}

extension NotebookSurvey.Entry {
  /// The state in a word.
  package var word: String {
    if isRunning { return "running" }
    switch decision {
    case .reuse(stale: []): return "fresh"
    case .reuse, .mayExecute: return "stale"
    case .execute, .skip: break
    }
    switch (state?.ending, freshness) {
    case (.failed, _): return "failed"
    case (.interrupted, _): return "interrupted"
    case (_, .missing): return "never run"
    default: return "stale"
    }
  }

  /// Why the cell is not up to date.
  package var reasons: [String] { failureOutside.map { [$0] } ?? decision.reasons }
}
