import Cuaderno
import Foundation
import RunRecord
import Synchronization

/// Rewrites the report now and then during a run, on a thread of the lowest priority.
final class LiveReport: RunListener, Sendable {
  private struct State {
    var isBusy = false
    var pace: RenderingPace
  }

  private let pages: ReportPages
  private let state: Mutex<State>

  init(_ pages: ReportPages) {
    self.pages = pages
    state = Mutex(State(pace: RenderingPace(start: ContinuousClock.now)))
  }

  func heard(_ kind: Event.Kind, in run: Run, isReplayed: Bool) {}

  func tick(_ run: Run) {
    let start = ContinuousClock.now
    let begins = state.withLock { state in
      guard !state.isBusy, state.pace.isDue(at: start) else { return false }
      state.isBusy = true
      return true
    }
    guard begins else { return }
    Thread.detachNewThread { [self] in
      // On Linux this is the calling thread's priority alone.
      _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 19)
      // A page that cannot be written now may be later; the last one of the run says why not.
      _ = try? pages.write(run, previous: nil, to: [pages.folders.report])
      state.withLock { state in
        state.pace.rendered(from: start, to: ContinuousClock.now)
        state.isBusy = false
      }
    }
  }

  /// Waits until no page is being written.
  func finish() { while state.withLock({ $0.isBusy }) { usleep(5_000) } }
}
