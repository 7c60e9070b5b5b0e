import Display
import Foundation
import Printing
import RunRecord

/// External inputs while a run goes on.
extension RunSession {
  /// Why a cell cannot be executed at all: an external input could not be inspected. What its closure printed is shown here.
  func failureOutside(of cell: CellNode) -> CellFailure? {
    for external in cell.externals {
      guard case .failed(let failure, let text)? = plan.findings[external.name] else { continue }
      if !text.isEmpty {
        recorder.show(
          cell.id,
          RecordedOutput(
            Anchor(token: -1), .output(.text(PrintedText(text, stream: .standardError)))))
      }
      return failure
    }
    return nil
  }

  /// Why what a cell gave is not to be kept: an external input that it read is no longer what it was when the run began, so that the
  /// result may be made of old content and of new. `nil` when all is as it was.
  func changeOutside(of cell: CellNode) -> ExecutionEnding? {
    guard !cell.externals.isEmpty else { return nil }
    let inspection = ExternalInspection(
      notebook: plan.notebook, request: plan.request, folders: plan.folders,
      isStopped: { [unowned self] in
        for signal in signals.received() {
          // The first request lets the cell's result be kept, the second ends at once.
          guard let stop = progress.stop else {
            progress.stop = StopRequest(signal: signal)
            continue
          }
          return stop.signal
        }
        return nil
      })
    var changes: [String] = []
    do {
      // What was read at the start is known by size, inode and times now, and need not be read again.
      let later = try inspection.findings(cell.externals, local, verifies: false)
      changes = cell.externals.compactMap { external in
        later[external.name].flatMap { plan.findings[external.name]?.change(to: $0) }
      }
    } catch is StoppedBeforehand {
      return .interrupted(position: "its end", seconds: 0)
    } catch {
      changes = [ErrorText.describe(error)]
    }
    guard !changes.isEmpty else { return nil }
    return .failed(
      CellFailure(
        cause: .threw,
        message: "what it reads changed meanwhile: \(changes.joined(separator: ", ")); "
          + "nothing was kept, run again when nothing is written there any more",
        path: plan.notebook.sources.path(of: cell), line: nil, isLastLineReached: false,
        backtrace: "", seconds: 0))
  }
}
