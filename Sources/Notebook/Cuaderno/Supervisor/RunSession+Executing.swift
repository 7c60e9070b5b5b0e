import Foundation
import Printing
import RunRecord

extension RunSession {
  /// Executes a cell in the worker and waits for its end.
  func execution(of cell: CellNode, _ key: CellKey) -> ExecutionEnding {
    recorder.startCell(cell.id)
    for listener in listeners {
      listener.heard(.cellStarted(cell: cell.id), in: recorder.run, isReplayed: false)
    }
    if let failure = failureOutside(of: cell) { return .failed(failure) }
    let process: CellProcess
    do {
      let order = ExecutionOrder(
        cell: cell.id,
        inputs: results.filter { cell.inputCells.contains($0.key) }.mapValues(\.contentHash),
        verified: verified, checkpointKey: key.checkpointDigest,
        startsAfresh: selection.forced.contains(cell.id))
      process = try runningLauncher().start(
        try notebook.order(.execute(order), request, folders))
    } catch {
      return .failed(
        CellFailure(
          cause: .threw, message: ErrorText.describe(error), path: nil, line: nil,
          isLastLineReached: false, backtrace: "", seconds: 0))
    }
    let execution = CellExecution(
      cell, process, notebook.sources,
      show: { [unowned self] shown in
        recorder.show(cell.id, shown)
        for listener in listeners {
          listener.heard(shown.event(cell: cell.id), in: recorder.run, isReplayed: false)
        }
      },
      report: { [unowned self] in record(.progress(cell: cell.id, $0)) },
      warn: { [unowned self] in record(.warning($0)) })
    while execution.ending == nil {
      wait(process)
      hearSignals(execution)
      execution.advance(timeout: request.timeout)
      if recorder.failure != nil, stoppedAt == nil {
        stoppedAt = ContinuousClock.now
        process.send(.stop)
      }
      for listener in listeners { listener.tick(recorder.run) }
    }
    return interpreted(execution.ending)
  }

  /// A process that was killed because a person asked twice is interrupted, not failed.
  private func interpreted(_ ending: ExecutionEnding?) -> ExecutionEnding {
    guard let ending else { return .interrupted(position: "its start", seconds: 0) }
    if case .failed(let failure) = ending, !endingSignals.isEmpty,
      case .signal(SIGKILL) = failure.cause
    {
      return .interrupted(position: lastPosition ?? "an unknown place", seconds: failure.seconds)
    }
    if case .finished(let work) = ending { verified.formUnion(work.verified) }
    return ending
  }

  private var lastPosition: String? {
    recorder.run.cells.last { if case .running = $0.state { true } else { false } }?
      .progress?.position
  }

  /// Waits until something happens, at most a tenth of a second.
  private func wait(_ process: CellProcess) {
    var waited = ([signals.descriptor] + process.descriptors).map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    let count = poll(&waited, nfds_t(waited.count), 100)
    // A pipe whose other end is gone is always ready: the end of the process is near.
    if count > 0, waited.allSatisfy({ $0.revents & Int16(POLLIN) == 0 }) { usleep(500) }
  }

  private func hearSignals(_ execution: CellExecution) {
    let process = execution.process
    // A scheduler may send its signal to the worker and all its processes; together they are one request.
    let outside = (process.launcher.takeSignals() + execution.takeSignals()).prefix(
      endingSignals.isEmpty ? 1 : 0)
    for signal in signals.received() + outside {
      endingSignals.append(signal)
      if endingSignals.count == 1 {
        stoppedAt = ContinuousClock.now
        record(.warning("asked to stop by signal \(signal)"))
        process.send(.stop)
      } else {
        process.kill()
      }
    }
    // A sender of SIGTERM or SIGHUP does not ask twice, but kills.
    if let first = endingSignals.first, first != SIGINT, let stoppedAt,
      ContinuousClock.now - stoppedAt > .seconds(20)
    {
      process.kill()
    }
  }
}
