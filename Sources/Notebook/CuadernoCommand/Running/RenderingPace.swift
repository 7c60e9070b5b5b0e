/// When the report of a run in progress is rewritten: every few seconds, but so seldom that rendering takes only a small
/// share of the processor's time.
package struct RenderingPace {
  /// The least time between two reports.
  package static let interval = Duration.seconds(3)
  /// The time until the first report: a run that ends before needs none.
  package static let delay = Duration.milliseconds(500)
  /// How many times the duration of a rendering passes before the next one.
  package static let rest = 20

  package typealias Instant = ContinuousClock.Instant

  private var next: Instant

  /// - Parameter start: When the run began.
  package init(start: Instant) { next = start + Self.delay }

  package func isDue(at now: Instant) -> Bool { now >= next }

  package mutating func rendered(from start: Instant, to end: Instant) {
    next = end + max(Self.interval, (end - start) * Self.rest)
  }
}
