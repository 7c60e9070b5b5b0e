import Cuaderno
import RunRecord

/// Rewrites the report now and then during a run, in a process of the lowest priority.
final class LiveReport: RunListener {
  private let pages: ReportPages
  private var pace = RenderingPace(start: ContinuousClock.now)
  private var work: (process: SeparateWork, start: ContinuousClock.Instant)?

  init(_ pages: ReportPages) { self.pages = pages }

  func heard(_ kind: Event.Kind, in run: Run, isReplayed: Bool) {}

  func tick(_ run: Run) {
    let now = ContinuousClock.now
    if let work {
      // A page that cannot be written now may be later; the last one of the run says why not.
      guard work.process.poll() != nil else { return }
      pace.rendered(from: work.start, to: now)
      self.work = nil
    }
    guard pace.isDue(at: now),
      let process = try? pages.start(
        run, previous: nil, path: pages.folders.report, isUrgent: false)
    else { return }
    work = (process, now)
  }

  /// Waits until no page is being written.
  func finish() {
    _ = try? work?.process.wait()
    work = nil
  }
}
