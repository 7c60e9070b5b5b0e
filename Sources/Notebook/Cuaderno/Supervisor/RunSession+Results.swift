import Artifacts
import Foundation
import Printing
import RunRecord

extension RunSession {
  /// Does what was decided about a cell.
  func carryOut(
    _ decision: CellDecision, _ cell: CellNode, _ key: CellKey, _ freshness: Freshness
  ) {
    switch (decision, freshness) {
    case (.reuse(let reasons), .fresh(let stored)), (.reuse(let reasons), .stale(let stored, _)):
      replay(stored, cell)
      guard !reasons.isEmpty else { return }
      progress.stale.insert(cell.id)
      recorder.record(.cellStale(cell: cell.id, reasons: reasons))
      if case .stale = freshness, plan.selection.wish(for: cell.id) == .anyResult, ending == nil {
        recorder.record(
          .warning(
            "\(cell.id) was taken as stored, although stale: \(reasons.joined(separator: ", "))"))
      }
    case (.skip(let reason), _): recorder.record(.cellSkipped(cell: cell.id, reason: reason))
    case (.execute, _), (.mayExecute, _), (.reuse, .missing): start(cell, key)
    }
  }

  /// Takes a stored result, with what it showed.
  private func replay(_ stored: StoredExecution, _ cell: CellNode) {
    let record = stored.record
    for shown in stored.outputs { recorder.record(shown.event(cell: cell.id), isReplayed: true) }
    progress.results[cell.id] = record.summary
    plan.store.touch(record.key.digest)
    if let place = record.place { recorder.record(.cellPlaced(cell: cell.id, place)) }
    recorder.record(.cellFinished(cell: cell.id, record.cellResult()), isReplayed: true)
    if plan.store.state(of: cell.id)?.key != record.key.digest {
      remember(cell, key: record.key.digest, .finished, record.seconds)
    }
  }

  /// Keeps what an execution gave.
  /// - Parameter place: Where the cell was executed, if not on this machine.
  func finish(
    _ cell: CellNode, _ key: CellKey, _ ending: ExecutionEnding, at place: CellPlace? = nil
  ) {
    var ending = ending
    if case .finished = ending, let change = changeOutside(of: cell) { ending = change }
    let outputs = recorder.takeOutputs(of: cell.id)
    switch ending {
    case .finished(let work):
      progress.verified.formUnion(work.verified)
      keep(
        ExecutionRecord(
          cell: cell.id, key: key, run: recorder.folder.id, date: recorder.run.header.date,
          seconds: work.seconds, summary: work.summary, resumedAt: work.resumedAt, place: place),
        outputs, cell)
    case .lost(let failure):
      let count = progress.losses[cell.id, default: 0] + 1
      progress.losses[cell.id] = count
      guard count < 3, self.ending == nil else { return finish(cell, key, .failed(failure)) }
      recorder.record(.warning("\(cell.id) is executed again: \(failure.message)"))
      progress.waiting.insert(cell, at: 0)
    case .failed(let failure):
      progress.failureCode = progress.failureCode ?? failure.cause.exitCode
      recorder.record(.cellFailed(cell: cell.id, failure))
      remember(cell, .failed(message: failure.message), failure.seconds)
    case .interrupted(let position, let seconds):
      recorder.record(.cellInterrupted(cell: cell.id, position: position, seconds: seconds))
      remember(cell, .interrupted(position: position), seconds)
    case .unusable(let input, let reason):
      repair(input, reason, neededBy: cell)
    }
  }

  private func keep(_ record: ExecutionRecord, _ outputs: [RecordedOutput], _ cell: CellNode) {
    do {
      try plan.store.save(record, outputs)
      // Work that a parameter extends continues from where it ended; all other work is done.
      if !record.key.isExtendable { plan.store.removeCheckpoints(record.key.checkpointDigest) }
    } catch {
      // The result is good for this run; only the next one has to execute the cell again.
      progress.failureCode = progress.failureCode ?? 1
      recorder.record(
        .warning("the result of \(cell.id) was not kept: \(ErrorText.describe(error))"))
    }
    progress.results[cell.id] = record.summary
    if cell.inputCells.contains(where: progress.stale.contains) { progress.stale.insert(cell.id) }
    recorder.record(.cellFinished(cell: cell.id, record.cellResult(.executed)))
    remember(cell, key: record.key.digest, .finished, record.seconds)
  }

  /// Has the damaged result of an input computed again, and then the cell that needs it decided about.
  private func repair(_ input: String, _ reason: String, neededBy cell: CellNode) {
    let count = progress.repairs[input, default: 0] + 1
    progress.repairs[input] = count
    guard let node = plan.notebook.graph[input], count < 3 else {
      let failure = CellFailure(
        cause: .threw, message: "the result of \(input) cannot be used: \(reason)", path: nil,
        line: nil, isLastLineReached: false, backtrace: "", seconds: 0)
      progress.failureCode = progress.failureCode ?? 1
      return recorder.record(.cellFailed(cell: cell.id, failure))
    }
    // Several cells may find the same damage at the same time.
    if let damaged = progress.results.removeValue(forKey: input) {
      recorder.record(.warning("the result of \(input) is computed again: \(reason)"))
      plan.store.removeBlob(damaged.contentHash)
      progress.verified.remove(damaged.contentHash)
      progress.waiting.insert(node, at: 0)
    }
    let place = progress.waiting.firstIndex { $0.id == input }.map { $0 + 1 } ?? 0
    progress.waiting.insert(cell, at: place)
  }

  private func remember(
    _ cell: CellNode, key: String? = nil, _ ending: CellState.Ending, _ seconds: Double
  ) {
    let state = CellState(
      key: key ?? plan.store.state(of: cell.id)?.key, ending: ending, run: recorder.folder.id,
      date: Date(), seconds: seconds)
    do { try plan.store.save(state, of: cell.id) } catch {
      recorder.record(
        .warning("the state of \(cell.id) was not kept: \(ErrorText.describe(error))"))
    }
  }
}

extension CellFailure.Cause {
  fileprivate var exitCode: Int32 {
    switch self {
    case .threw, .exited, .job: 1
    case .signal(let signal): 128 + signal
    case .timedOut: 124
    }
  }
}
