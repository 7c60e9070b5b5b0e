import Checks

/// The results of repeated runs, which show how large a difference must be to be an effect.
public struct Spread: Sendable, Equatable, Codable {
  /// One result per run.
  public let values: [Double]

  /// Collects the results of repeated runs.
  /// - Precondition: There is a value.
  public init(_ values: [Double]) {
    require(!values.isEmpty, "a spread needs a value")
    self.values = values
  }

  /// The arithmetic mean.
  public var mean: Double { values.reduce(0, +) / Double(values.count) }
  /// The lowest result.
  public var low: Double { values.min() ?? mean }
  /// The highest result.
  public var high: Double { values.max() ?? mean }

  /// With n - 1 in the denominator; 0 for one value.
  public var standardDeviation: Double {
    guard values.count > 1 else { return 0 }
    let mean = mean
    let sum = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (sum / Double(values.count - 1)).squareRoot()
  }

  /// The range of the repetitions, extended by its own length on both sides.
  public var band: ClosedRange<Double> { low - (high - low)...high + (high - low) }

  /// Compares a result with the repetitions: it differs only if it is outside of ``band`` and, sample by sample, the
  /// test finds a difference too.
  ///
  /// - Parameters:
  ///   - value: The result.
  ///   - test: Compares the run with one of the repetitions.
  public func verdict(_ value: Double, by test: McNemarTest) -> Verdict {
    guard !band.contains(value), test.isSignificant else { return .undecided }
    return value > high ? .better : .worse
  }
}
