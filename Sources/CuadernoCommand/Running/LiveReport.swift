import Cuaderno
import Foundation
import RunRecord
import Synchronization

/// Writes the report anew every few seconds while a run goes on, on a thread of its own.
final class LiveReport: RunListener, @unchecked Sendable {
  /// Seconds between two reports, at least.
  static let interval = 3.0

  private let pages: ReportPages
  private let isBusy = Mutex(false)
  private var last = ContinuousClock.now

  init(_ pages: ReportPages) { self.pages = pages }

  func heard(_ kind: Event.Kind, in run: Run, isReplayed: Bool) {}

  func tick(_ run: Run) {
    let now = ContinuousClock.now
    guard now - last > .seconds(Self.interval), !isBusy.withLock({ $0 }) else { return }
    last = now
    isBusy.withLock { $0 = true }
    Thread.detachNewThread { [self] in
      // A page that cannot be written now may be later; the last one of the run says why not.
      _ = try? pages.write(run, previous: nil, to: [pages.folders.report])
      isBusy.withLock { $0 = false }
    }
  }

  /// Waits until no page is being written.
  func finish() { while isBusy.withLock({ $0 }) { usleep(5_000) } }
}
