import Foundation
import RunRecord

/// How all cells of a notebook stand, without executing anything.
package struct NotebookSurvey {
  /// One cell.
  package struct Entry {
    package var cell: CellNode
    package var key: CellKey
    package var standing: Standing
    /// The cells that it reads and that are not fresh; its key is then made of their last results.
    package var staleInputs: [String]
    package var state: CellState?
    package var isRunning = false
    /// Why an external input that it reads could not be looked at.
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
    let running = holder == nil ? nil : Self.runningCell(folders)
    var launcher: Launcher?
    let findings = try ExternalInspection(notebook: notebook, request: request, folders: folders)
      .findings(
        notebook.graph.externals,
        {
          let made = try launcher ?? notebook.launcher(request, lock: nil)
          launcher = made
          return made
        }, verifies: request.verifies)
    let builder = try notebook.keyBuilder(request, findings)
    var results: [String: String] = [:]
    var notFresh: Set<String> = []
    for cell in notebook.graph.cells {
      let key = builder.key(of: cell, results: results)
      let standing = store.standing(of: cell, key: key)
      let staleInputs = cell.inputCells.filter { notFresh.contains($0) }
      results[cell.id] = standing.action?.result
      if case .fresh = standing, staleInputs.isEmpty {} else { notFresh.insert(cell.id) }
      cells.append(
        Entry(
          cell: cell, key: key, standing: standing, staleInputs: staleInputs,
          state: store.state(of: cell.id), isRunning: cell.id == running,
          failureOutside: Self.failure(of: cell, findings)))
    }
  }

  /// Whether every cell is up to date.
  package var isFresh: Bool { cells.allSatisfy { $0.word == "fresh" } }

  private static func failure(of cell: CellNode, _ findings: [String: ExternalFinding]) -> String? {
    for external in cell.externals {
      if case .failed(let failure, _)? = findings[external.name] { return failure.message }
    }
    return nil
  }

  private static func runningCell(_ folders: OutputFolders) -> String? {
    guard let last = RunFolder.all(in: folders.runs).last,
      let run = try? EventReader.run(path: last.events)
    else { return nil }
    return run.cells.first { if case .running = $0.state { true } else { false } }?.source.id
  }
}

extension NotebookSurvey.Entry {
  /// The state in a word.
  package var word: String {
    if isRunning { return "running" }
    if case .fresh = standing { return staleInputs.isEmpty ? "fresh" : "stale" }
    switch state?.ending {
    case .failed: return "failed"
    case .interrupted: return "interrupted"
    default: break
    }
    if case .stale = standing { return "stale" }
    return "never run"
  }

  /// Why the cell is not up to date.
  package var reasons: [String] {
    if let failureOutside { return [failureOutside] }
    let changed: [String] =
      switch standing {
      case .fresh: []
      case .stale(_, let reasons): reasons
      case .missing: ["it has no stored result"]
      }
    return changed + staleInputs.map { "\($0), which it reads, is not fresh" }
  }
}
