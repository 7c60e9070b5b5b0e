import Artifacts
import RunRecord

/// What is settled before the first cell of a run.
struct RunPlan {
  let notebook: LoadedNotebook
  let request: RunRequest
  let folders: OutputFolders
  let selection: Selection
  /// What was found outside, by the names of the external inputs.
  let findings: [String: ExternalFinding]
  private let keys: KeyBuilder

  /// - Throws: ``ParameterError``.
  init(
    _ notebook: LoadedNotebook, _ request: RunRequest, _ folders: OutputFolders,
    _ findings: [String: ExternalFinding]
  ) throws {
    self.notebook = notebook
    self.request = request
    self.folders = folders
    self.findings = findings
    selection = Selection(request, notebook.graph)
    keys = try notebook.keyBuilder(request, findings)
  }

  var store: Store { folders.store }

  /// - Parameter results: The results of the cells that this one reads, by their ids.
  func key(of cell: CellNode, _ results: [String: Artifact.Summary]) -> CellKey {
    keys.key(of: cell, results: results.mapValues(\.resultHash.digits))
  }
}

/// How far a run is.
struct RunProgress {
  /// Cells that nothing was decided about yet, in their order.
  var waiting: [CellNode]
  /// The results that cells had last, read before they are needed.
  let ahead: ResultsAhead
  /// The values of the cells that have a result, by their ids.
  var results: [String: Artifact.Summary] = [:]
  /// Cells whose result does not fit what they depend on now.
  var stale: Set<String> = []
  /// Contents of the store whose bytes were compared with their hashes in this run.
  var verified: Set<ContentHash> = []
  /// How often the result of a cell had to be computed again because it was damaged.
  var repairs: [String: Int] = [:]
  /// How often the process of a cell was lost through no fault of the cell.
  var losses: [String: Int] = [:]
  /// The exit code of the first failure.
  var failureCode: Int32?
  /// The request to stop, if there was one.
  var stop: StopRequest?

  init(waiting: [CellNode], ahead: ResultsAhead) {
    self.waiting = waiting
    self.ahead = ahead
  }

  /// The state of a cell, as the cells that read it see it.
  func input(_ id: String) -> CellSituation.Input {
    results[id] == nil ? .absent : stale.contains(id) ? .stale : .fresh
  }
}

/// A signal that requested the run to stop.
struct StopRequest {
  /// The first signal, which stops at a good place.
  let signal: Int32
  let date = ContinuousClock.now
}
