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
    /// Nothing that repetitions, or the choice of pictures, would not show too.
    case noEffect
  }

  /// The repetitions, and as far again to both sides as they lie apart.
  public var band: ClosedRange<Double> { low - (high - low)...high + (high - low) }

  /// Compares a result to the repetitions: it differs only when it lies outside of ``band`` and, sample by sample, the test finds
  /// a difference too. The first alone knows nothing of how few samples there are, the second nothing of how much training varies.
  ///
  /// - Parameters:
  ///   - value: The result.
  ///   - test: Compares the run with one of the repetitions.
  public func verdict(_ value: Double, by test: McNemarTest) -> Verdict {
    guard !band.contains(value), test.isSignificant else { return .noEffect }
    return value > high ? .higher : .lower
  }
}
