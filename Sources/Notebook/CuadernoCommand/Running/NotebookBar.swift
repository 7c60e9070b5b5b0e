import Foundation
import Printing
import RunRecord

/// The bar of a whole notebook: how many cells are done, what runs now and the time that is left.
///
/// ```
/// ━━━━━━━━━━━━──────── 12/37 Train the network, epoch 3/7, about 1 min 20 s left
/// ```
package struct NotebookBar {
  /// The seconds that cells took before, by their ids.
  private let expected: [String: Double]
  /// The cells that may run at the same time.
  private let jobs: Int
  private let start = ContinuousClock.now

  package init(expected: [String: Double], jobs: Int = 1) {
    self.expected = expected
    self.jobs = jobs
  }

  /// The line of a run in progress, cut to `width` characters.
  /// - Parameter now: Seconds since the start of the run; by default by the clock.
  package func line(_ run: Run, width: Int, now: Double? = nil) -> String {
    let now = now ?? (ContinuousClock.now - start) / .seconds(1)
    let done = run.cells.count { $0.isDone }
    let left = secondsLeft(run, now: now)
    let fraction =
      left.map { now / max(now + $0, .leastNonzeroMagnitude) }
      ?? Double(done) / Double(max(run.cells.count, 1))
    let running = run.cells.filter { if case .running = $0.state { true } else { false } }
    var words = running.map { cell in
      [cell.source.title, cell.progress?.position].compactMap(\.self).joined(separator: ", ")
    }
    if let left, !running.isEmpty {
      let seconds = left.rounded(.up)
      let time = seconds < 60 ? "\(Int(seconds)) s" : TimeSpan(seconds: seconds).description
      words.append("about \(time) left")
    }
    let line =
      (["\(ProgressBar.text(fraction)) \(done)/\(run.cells.count)", words.joined(separator: ", ")])
      .filter { !$0.isEmpty }.joined(separator: " ")
    return line.count <= width ? line : line.prefix(width - 1) + "…"
  }

  /// The seconds until the run ends, by what cells took before and by the progress of those that run; `nil` while too little
  /// is known. A cell that never ran is taken for an average one of this run, once three have run. Cells share the jobs, but the
  /// longest takes its time.
  package func secondsLeft(_ run: Run, now: Double) -> Double? {
    let executed = run.cells.compactMap(\.secondsExecuted)
    let average = executed.count < 3 ? nil : executed.reduce(0, +) / Double(executed.count)
    var times: [Double] = []
    for cell in run.cells {
      let usual = expected[cell.source.id] ?? average
      switch cell.state {
      case .waiting:
        guard let usual else { return nil }
        times.append(usual)
      case .running(let since):
        let elapsed = max(0, now - since)
        if let fraction = cell.progress?.fraction, fraction > 0.02, fraction <= 1 {
          times.append(elapsed * (1 - fraction) / fraction)
        } else if let usual {
          times.append(max(0, usual - elapsed))
        } else {
          return nil
        }
      case .finished, .failed, .interrupted, .skipped: break
      }
    }
    let left = max(times.reduce(0, +) / Double(max(jobs, 1)), times.max() ?? 0)
    return left.isFinite && left >= 0 ? left : nil
  }
}

extension CellRun {
  /// What the cell took, if this run executed it.
  fileprivate var secondsExecuted: Double? {
    guard case .finished(let result) = state, result.origin == .executed else { return nil }
    return result.seconds
  }

  fileprivate var isDone: Bool {
    switch state {
    case .waiting, .running: false
    case .finished, .failed, .interrupted, .skipped: true
    }
  }
}
