/// How far results of repeated runs lie apart, so that no difference inside it is called an effect.
public struct Spread: Sendable, Equatable, Codable {
  public let values: [Double]

  /// - Precondition: There is a value.
  public init(_ values: [Double]) {
    precondition(!values.isEmpty, "a spread needs a value")
    self.values = values
  }

  public var mean: Double { values.reduce(0, +) / Double(values.count) }
  public var low: Double { values.min() ?? mean }
  public var high: Double { values.max() ?? mean }

  /// With n - 1 in the denominator; 0 for one value.
  public var standardDeviation: Double {
    guard values.count > 1 else { return 0 }
    let mean = mean
    let sum = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (sum / Double(values.count - 1)).squareRoot()
  }

  /// What a single result says in the light of the repetitions.
  public enum Verdict: Sendable, Equatable {
    case higher
    case lower
    /// Within the repetitions, or nearer to them than they lie apart.
    case withinSpread
  }

  /// Compares a result to the repetitions: it differs only when it lies outside of them by more than their own extent.
  public func verdict(_ value: Double) -> Verdict {
    let reach = high - low
    if value > high + reach { return .higher }
    if value < low - reach { return .lower }
    return .withinSpread
  }
}
