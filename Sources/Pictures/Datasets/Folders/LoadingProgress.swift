import Hosting
import Printing
import Synchronization

/// Counts what is loaded and reports it a few times a second, from any thread.
package final class LoadingProgress: Sendable {
  private let title: String
  private let total: Int
  private let host: any WorkHost
  private let start = ContinuousClock.now
  private let done = Atomic<Int>(0)
  /// Tenths of a second since the start at which the last report was made.
  private let lastReport = Atomic<Int>(-1)

  package init(title: String, total: Int, host: any WorkHost) {
    self.title = title
    self.total = total
    self.host = host
  }

  /// The position of the work, as in `Training pictures 300/16,092`.
  package var position: String {
    "\(title) \(done.load(ordering: .relaxed).grouped)/\(total.grouped)"
  }

  /// Counts one more.
  package func advance() {
    let done = self.done.wrappingAdd(1, ordering: .relaxed).newValue
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let tenth = Int(seconds * 10)
    let last = lastReport.load(ordering: .relaxed)
    guard tenth > last || done == total else { return }
    guard
      lastReport.compareExchange(expected: last, desired: tenth, ordering: .relaxed).exchanged
        || done == total
    else { return }
    let share = Double(done) / Double(max(total, 1))
    let rate = seconds > 0 ? Int(Double(done) / seconds) : 0
    host.report(
      WorkProgress(
        line:
          "\(title) \(ProgressBar.text(share)) \(done.grouped)/\(total.grouped) \(rate.grouped) pictures/s",
        fraction: share, position: "\(title) \(done.grouped)/\(total.grouped)"))
  }
}
