import Foundation
import RunRecord

extension RunSession {
  /// Executes a cell in the worker and waits for its end.
  func execution(of cell: CellNode, _ key: CellKey) -> ExecutionEnding {
    recorder.startCell(cell.id)
    for listener in listeners {
      listener.heard(.cellStarted(cell: cell.id), in: recorder.run, isReplayed: false)
    }
    if let failure = failureOutside(of: cell) { return .failed(failure) }
    let worker: WorkerProcess
    do { worker = try runningWorker() } catch {
      return .failed(
        CellFailure(
          cause: .threw, message: ErrorText.describe(error), path: nil, line: nil,
          isLastLineReached: false, backtrace: "", seconds: 0))
    }
    worker.send(
      .execute(
        CellOrder(
          cell: cell.id,
          inputs: results.filter { cell.inputCells.contains($0.key) }.mapValues(\.contentHash),
          checkpointKey: key.checkpointDigest,
          startsAfresh: selection.forced.contains(cell.id))))
    let execution = CellExecution(
      cell, worker, notebook.sources,
      show: { [unowned self] shown in
        recorder.show(cell.id, shown)
        for listener in listeners {
          listener.heard(shown.event(cell: cell.id), in: recorder.run, isReplayed: false)
        }
      },
      report: { [unowned self] in record(.progress(cell: cell.id, $0)) })
    while execution.ending == nil {
      wait(worker)
      hearSignals(worker)
      execution.advance(timeout: request.timeout)
      if recorder.failure != nil, stoppedAt == nil {
        stoppedAt = ContinuousClock.now
        worker.send(.stop)
      }
      for listener in listeners { listener.tick(recorder.run) }
    }
    if execution.isTimedOut { self.worker = nil }
    return settled(execution.ending)
  }

  /// A worker that was killed because a person asked twice is interrupted, not failed.
  private func settled(_ ending: ExecutionEnding?) -> ExecutionEnding {
    switch ending {
    case .failed(let failure)? where !endingSignals.isEmpty:
      if case .signal(SIGKILL) = failure.cause {
        worker = nil
        return .interrupted(
          position: lastPosition ?? "an unknown place", seconds: failure.seconds)
      }
      worker = nil
      return .failed(failure)
    case .failed(let failure)?:
      if failure.cause != .threw { worker = nil }
      return .failed(failure)
    case let ending?: return ending
    case nil: return .interrupted(position: "its start", seconds: 0)
    }
  }

  private var lastPosition: String? {
    recorder.run.cells.last { if case .running = $0.state { true } else { false } }?
      .progress?.position
  }

  func runningWorker() throws -> WorkerProcess {
    if let worker { return worker }
    let made = try notebook.worker(request, folders, lock: lock.descriptor)
    worker = made
    return made
  }

  /// Waits until something happens, at most a tenth of a second.
  private func wait(_ worker: WorkerProcess) {
    var waited = ([signals.descriptor] + worker.descriptors).map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    let count = poll(&waited, nfds_t(waited.count), 100)
    // A pipe whose other end is gone is always ready: the end of the process is near.
    if count > 0, waited.allSatisfy({ $0.revents & Int16(POLLIN) == 0 }) { usleep(2_000) }
  }

  private func hearSignals(_ worker: WorkerProcess) {
    for signal in signals.received() {
      endingSignals.append(signal)
      if endingSignals.count == 1 {
        stoppedAt = ContinuousClock.now
        record(.warning("asked to stop by signal \(signal)"))
        worker.send(.stop)
      } else {
        worker.kill()
      }
    }
    // Who asks by SIGTERM or SIGHUP does not ask again, but kills.
    if let first = endingSignals.first, first != SIGINT, let stoppedAt,
      ContinuousClock.now - stoppedAt > .seconds(20)
    {
      worker.kill()
    }
  }
}
