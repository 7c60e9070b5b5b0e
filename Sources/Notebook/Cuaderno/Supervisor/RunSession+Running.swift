import Foundation
import Printing
import RunRecord

extension RunSession {
  /// Decides about all cells whose inputs are decided about, and starts those that are to be executed, as many as may run.
  func startReadyCells() {
    var place = 0
    while place < progress.waiting.count, hasRoom {
      let cell = progress.waiting[place]
      guard isReady(cell) else {
        place += 1
        continue
      }
      let key = plan.key(of: cell, progress.results)
      let freshness = plan.store.freshness(of: cell, key: key, ahead: progress.ahead)
      let decision = CellSituation(
        stored: freshness.asStored, inputs: cell.inputCells.map { ($0, progress.input($0)) },
        wish: plan.selection.wish(for: cell.id), ending: ending
      ).decision
      // A cell that runs alone waits until the others have ended; nothing overtakes it meanwhile.
      if case .execute = decision, cell.runsAlone, !running.isEmpty { return }
      progress.waiting.remove(at: place)
      carryOut(decision, cell, key, freshness)
    }
  }

  private var hasRoom: Bool {
    running.count < plan.request.jobs ?? plan.request.executor.usualJobs
      && !running.contains { $0.cell.runsAlone }
  }

  private func isReady(_ cell: CellNode) -> Bool {
    cell.inputCells.allSatisfy { input in
      !progress.waiting.contains { $0.id == input } && !running.contains { $0.cell.id == input }
    }
  }

  /// Has a process execute a cell.
  func start(_ cell: CellNode, _ key: CellKey) {
    recorder.startCell(cell.id)
    if let failure = failureOutside(of: cell) { return finish(cell, key, .failed(failure)) }
    do {
      let order = ExecutionOrder(
        cell: cell.id,
        inputs: progress.results.filter { cell.inputCells.contains($0.key) }
          .mapValues(\.contentHash),
        verified: progress.verified, checkpointKey: key.checkpointDigest,
        startsAfresh: plan.selection.wish(for: cell.id) == .execution,
        threads: plan.request.threads(for: cell))
      let process = try executor.start(
        try plan.notebook.order(.execute(order), plan.request, plan.folders), cell)
      running.append(
        RunningCell(
          cell: cell, key: key,
          execution: CellExecution(cell, process, plan.notebook.sources, recorder)))
    } catch {
      let failure = CellFailure(
        cause: .threw, message: ErrorText.describe(error), path: nil, line: nil,
        isLastLineReached: false, backtrace: "", seconds: 0)
      finish(cell, key, .failed(failure))
    }
  }

  /// Waits until something happens, at most a tenth of a second, and takes it into account.
  func advanceRunningCells() {
    wait()
    hearSignals()
    for cell in running { cell.execution.advance(timeout: plan.request.timeout) }
    if recorder.failure != nil { for cell in running { cell.execution.stop() } }
    recorder.tick()
    let ended = running.filter { $0.execution.ending != nil }
    running.removeAll { $0.execution.ending != nil }
    for cell in ended {
      if let ending = cell.execution.ending {
        finish(cell.cell, cell.key, interpreted(ending, cell), at: cell.execution.place)
      }
    }
  }

  /// A process that was killed because a person requested it twice is interrupted, not failed.
  private func interpreted(_ ending: ExecutionEnding, _ cell: RunningCell) -> ExecutionEnding {
    guard case .failed(let failure) = ending, progress.stop != nil,
      case .signal(SIGKILL) = failure.cause
    else { return ending }
    return .interrupted(
      position: recorder.position(of: cell.cell.id) ?? "an unknown place", seconds: failure.seconds)
  }

  private func wait() {
    let descriptors = Set(running.flatMap(\.execution.process.link.descriptors))
    var waited = ([signals.descriptor] + descriptors).map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    let count = poll(&waited, nfds_t(waited.count), 100)
    // A pipe whose other end is gone is always ready: the end of the process is near.
    if count > 0, waited.allSatisfy({ $0.revents & Int16(POLLIN) == 0 }) { usleep(500) }
  }

  private func hearSignals() {
    // A scheduler may send its signal to the worker and to all processes; together they are one request.
    let outside = running.flatMap { $0.execution.takeSignals() }
    for signal in signals.received() + outside.prefix(progress.stop == nil ? 1 : 0) {
      if progress.stop == nil {
        progress.stop = StopRequest(signal: signal)
        recorder.record(.warning("stopped by signal \(signal)"))
        for cell in running { cell.execution.stop() }
      } else {
        for cell in running { cell.execution.process.link.kill() }
      }
    }
    // A sender of SIGTERM or SIGHUP does not repeat it, but kills.
    if let stop = progress.stop, stop.signal != SIGINT,
      ContinuousClock.now - stop.date > .seconds(20)
    {
      for cell in running { cell.execution.process.link.kill() }
    }
  }
}
