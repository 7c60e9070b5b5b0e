/// By how much one share exceeds another, with the 95% interval of the difference.
public struct ShareDifference: Sendable, Hashable, Codable, CustomStringConvertible {
  /// From -1 to 1.
  public var value: Double
  /// The 95% interval of the difference.
  public var interval: ClosedRange<Double>

  /// Makes a difference with its 95% interval.
  public init(_ value: Double, interval: ClosedRange<Double>) {
    self.value = value
    self.interval = interval
  }

  /// Better or worse when the whole interval is on one side of zero.
  public var verdict: Verdict {
    interval.lowerBound > 0 ? .better : interval.upperBound < 0 ? .worse : .undecided
  }

  /// In percentage points, such as `+1.2 points (95% interval −0.6 to 3.0)`.
  public var description: String { "\(points) (95% interval \(bounds))" }

  /// The difference alone, such as `+1.2 points`.
  public var points: String { "\(ShareText.points(value, plus: true)) points" }

  /// The bounds of the interval in percentage points, such as `−0.6 to 3.0`.
  public var bounds: String {
    "\(ShareText.points(interval.lowerBound)) to \(ShareText.points(interval.upperBound))"
  }
}
