/// When a report is to be written anew while a run goes on: every few seconds, but so seldom that rendering takes no more than a small
/// part of the time from what runs.
package struct RenderingPace {
  /// The least time between two reports.
  package static let interval = Duration.seconds(3)
  /// How many times the duration of a rendering passes before the next one.
  package static let rest = 20

  package typealias Instant = ContinuousClock.Instant

  private var next: Instant

  /// - Parameter start: When the run began.
  package init(start: Instant) { next = start + Self.interval }

  package func isDue(at now: Instant) -> Bool { now >= next }

  package mutating func rendered(from start: Instant, to end: Instant) {
    next = end + max(Self.interval, (end - start) * Self.rest)
  }
}
