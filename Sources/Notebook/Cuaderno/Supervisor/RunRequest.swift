import Foundation

/// What a person requested.
package struct RunRequest: Sendable {
  package enum Mode: Sendable, Equatable {
    /// Bring these cells up to date, and what they read; all cells when there are none.
    case update([String])
    /// Execute just these cells, from scratch, with their inputs as stored.
    case rerun([String])
    /// Bring the cells of a stretch up to date; those before it are taken as stored.
    case stretch(from: String?, until: String?)
  }

  package var mode: Mode
  /// Execute even what is up to date.
  package var isForced = false
  /// After a failure go on with the cells that do not need what failed.
  package var keepsGoing = false
  /// The time limit of a cell, in seconds.
  package var timeout: Double?
  /// The threads that a cell's computations use; `nil` for all processors. No part of a key, for the bits are the same.
  package var threads: Int?
  /// How many cells may run at the same time; `nil` for what the executor usually takes.
  package var jobs: Int?
  /// Where cells are executed. No part of a key, for the bits are the same.
  package var executor = ExecutorChoice.local
  /// Given parameters, by name.
  package var parameters: [String: String] = [:]
  package var seed: UInt64 = 0
  /// Whether remembered hashes of files are distrusted.
  package var verifies = false
  /// Whether to wait for another run to end.
  package var waits = true

  package init(mode: Mode) { self.mode = mode }

  /// The threads of one cell; `nil` for all processors. Cells that run side by side share the processors.
  func threads(for cell: CellNode) -> Int? {
    guard threads == nil, executor == .local, let jobs, jobs > 1, !cell.runsAlone else {
      return threads
    }
    return max(1, ProcessInfo.processInfo.activeProcessorCount / jobs)
  }
}

/// Which cells a request concerns.
struct Selection {
  /// Cells to be brought up to date.
  private var wanted: Set<String>
  /// Cells to be executed whatever is stored.
  private var forced: Set<String>
  /// Cells that may be taken as stored although stale, and are executed only when nothing is stored.
  private var asStored: Set<String>
  /// The cells that the person named; empty means all.
  var named: [String]

  /// What the request wants of a cell.
  func wish(for id: String) -> CellSituation.Wish {
    if forced.contains(id) { return .execution }
    if wanted.contains(id) { return .freshResult }
    return asStored.contains(id) ? .anyResult : .nothing
  }

  init(_ request: RunRequest, _ graph: CellGraph) {
    let all = graph.cells.map(\.id)
    switch request.mode {
    case .update(let ids):
      wanted = ids.isEmpty ? Set(all) : graph.closure(of: ids)
      forced = request.isForced ? Set(ids.isEmpty ? all : ids) : []
      asStored = []
      named = ids
    case .rerun(let ids):
      wanted = Set(ids)
      forced = wanted
      asStored = graph.closure(of: ids).subtracting(wanted)
      named = ids
    case .stretch(let from, let until):
      let first = from.flatMap { all.firstIndex(of: $0) } ?? 0
      let last = until.flatMap { all.firstIndex(of: $0) } ?? all.count - 1
      let stretch = first <= last ? Array(all[first...last]) : []
      wanted = Set(stretch)
      forced = request.isForced ? wanted : []
      asStored = graph.closure(of: stretch).subtracting(wanted)
      named = stretch
    }
  }
}
