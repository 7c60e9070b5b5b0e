import Artifacts
import Foundation
import Hosting
import Printing
import RunRecord

extension RunSession {
  /// Gives a cell its result, from the store or from the worker, or says why it gets none.
  func settle(_ cell: CellNode) {
    if let missing = cell.inputCells.first(where: { results[$0] == nil }) {
      return record(.cellSkipped(cell: cell.id, reason: "it reads \(missing), which has no result"))
    }
    let key = builder.key(of: cell, results: results.mapValues(\.resultHash.digits))
    let standing = store.standing(of: cell, key: key, ahead: resultsAhead)
    let isForced = selection.forced.contains(cell.id)
    let staleInputs = cell.inputCells.filter { stale.contains($0) }

    switch standing {
    case .fresh(let stored) where !isForced:
      replay(stored, cell)
      if !staleInputs.isEmpty { mark(cell, ["it reads \(staleInputs.joined(separator: ", "))"]) }
    case .stale(let stored, let reasons)
    where !selection.wanted.contains(cell.id)
      || (isEnding && !cell.inputCells.contains { stale.contains($0) }):
      replay(stored, cell)
      mark(cell, reasons)
      if selection.asStored.contains(cell.id), !isEnding {
        record(
          .warning(
            "\(cell.id) was taken as stored, although stale: \(reasons.joined(separator: ", "))"))
      }
    case _ where isEnding:
      record(.cellSkipped(cell: cell.id, reason: reasonOfEnding))
    case .missing
    where !selection.wanted.contains(cell.id) && !selection.asStored.contains(cell.id):
      record(.cellSkipped(cell: cell.id, reason: "it was not asked for and never ran"))
    default: produce(cell, key)
    }
  }

  private var reasonOfEnding: String {
    if !endingSignals.isEmpty { return "the run was stopped" }
    if let failure = recorder.failure { return ErrorText.describe(failure) }
    return "a cell before it failed (--keep-going runs what does not need it)"
  }

  private func mark(_ cell: CellNode, _ reasons: [String]) {
    stale.insert(cell.id)
    record(.cellStale(cell: cell.id, reasons: reasons))
  }

  /// Takes a stored result, with what it showed.
  private func replay(_ stored: StoredAction, _ cell: CellNode) {
    let action = stored.action
    for shown in stored.outputs { record(shown.event(cell: cell.id), isReplayed: true) }
    results[cell.id] = action.summary
    store.touch(action.key.digest)
    record(.cellFinished(cell: cell.id, action.cellResult()), isReplayed: true)
    if store.state(of: cell.id)?.key != action.key.digest {
      remember(cell, key: action.key.digest, .finished, action.seconds)
    }
  }

  /// Has the worker execute a cell, and keeps what comes out.
  private func produce(_ cell: CellNode, _ key: CellKey) {
    var ending = execution(of: cell, key)
    if case .finished = ending, let change = changeOutside(of: cell) { ending = change }
    switch ending {
    case .finished(let work):
      keep(
        Action(
          cell: cell.id, key: key, run: recorder.folder.id, date: recorder.run.header.date,
          seconds: work.seconds, summary: work.summary, resumedAt: work.resumedAt), of: cell)
    case .failed(let failure):
      failureCode = failureCode ?? Self.exitCode(failure.cause)
      record(.cellFailed(cell: cell.id, failure))
      remember(cell, .failed(message: failure.message), failure.seconds)
    case .interrupted(let position, let seconds):
      record(.cellInterrupted(cell: cell.id, position: position, seconds: seconds))
      remember(cell, .interrupted(position: position), seconds)
    case .unusable(let input, let reason):
      repair(input, reason, neededBy: cell)
    }
  }

  private func keep(_ action: Action, of cell: CellNode) {
    do {
      try store.save(action, recorder.outputs)
      // Work that a parameter extends goes on from where it ended; all other is done.
      if !action.key.isExtendable { store.removeCheckpoints(action.key.checkpointDigest) }
    } catch {
      // The result is good for this run; only the next one has to execute the cell again.
      failureCode = failureCode ?? 1
      record(.warning("the result of \(cell.id) was not kept: \(ErrorText.describe(error))"))
    }
    results[cell.id] = action.summary
    if cell.inputCells.contains(where: { stale.contains($0) }) { stale.insert(cell.id) }
    record(.cellFinished(cell: cell.id, action.cellResult(.executed)))
    remember(cell, key: action.key.digest, .finished, action.seconds)
  }

  /// Makes the damaged result of an input anew, and then settles the cell that needs it.
  private func repair(_ input: String, _ reason: String, neededBy cell: CellNode) {
    repairs[input, default: 0] += 1
    guard let node = notebook.graph[input], let old = results[input], repairs[input] ?? 0 < 3 else {
      failureCode = failureCode ?? 1
      record(
        .cellFailed(
          cell: cell.id,
          CellFailure(
            cause: .threw, message: "the result of \(input) cannot be used: \(reason)", path: nil,
            line: nil, isLastLineReached: false, backtrace: "", seconds: 0)))
      return
    }
    record(.warning("the result of \(input) is computed anew: \(reason)"))
    store.removeBlob(old.contentHash)
    verified.remove(old.contentHash)
    results[input] = nil
    settle(node)
    settle(cell)
  }

  private func remember(
    _ cell: CellNode, key: String? = nil, _ ending: CellState.Ending, _ seconds: Double
  ) {
    let state = CellState(
      key: key ?? store.state(of: cell.id)?.key, ending: ending, run: recorder.folder.id,
      date: Date(), seconds: seconds)
    do { try store.save(state, of: cell.id) } catch {
      record(.warning("the state of \(cell.id) was not kept: \(ErrorText.describe(error))"))
    }
  }

  static func exitCode(_ cause: CellFailure.Cause) -> Int32 {
    switch cause {
    case .threw, .exited: 1
    case .signal(let signal): 128 + signal
    case .timedOut: 124
    }
  }
}
