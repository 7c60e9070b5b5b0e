/// How long a download waits, and how often it tries again.
public struct Patience: Sendable, Equatable {
  /// Attempts in a row that bring nothing new; one that brings bytes sets the count back.
  public var attempts: Int
  /// Seconds before the second attempt; each further wait is twice as long.
  public var firstWait: Double
  /// The longest of these waits, in seconds.
  public var longestWait: Double
  /// The longest wait, in seconds, that a server may demand by `Retry-After`.
  public var longestRequestedWait: Double
  /// The longest time, in seconds, to establish a connection.
  public var connecting: Int
  /// Seconds without a byte after which a connection is considered dead.
  public var stalling: Int

  /// Makes a patience of six attempts by default.
  public init(
    attempts: Int = 6, firstWait: Double = 1, longestWait: Double = 60,
    longestRequestedWait: Double = 600, connecting: Int = 30, stalling: Int = 30
  ) {
    self.attempts = attempts
    self.firstWait = firstWait
    self.longestWait = longestWait
    self.longestRequestedWait = longestRequestedWait
    self.connecting = connecting
    self.stalling = stalling
  }

  /// Seconds to wait after `failures` attempts in a row that brought nothing, from 1.
  package func wait(after failures: Int) -> Double {
    var wait = firstWait
    for _ in 1..<max(failures, 1) where wait < longestWait { wait *= 2 }
    return min(wait, longestWait)
  }
}
