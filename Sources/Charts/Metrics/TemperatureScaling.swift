import Foundation

/// Makes probabilities as sure as they should be: each logit is divided by one temperature, found on held-out samples
/// (Guo et al., "On calibration of modern neural networks", 2017). Which class comes first does not change.
public struct TemperatureScaling: Sendable, Equatable, Codable {
  /// Above 1 the network was too sure, below 1 not sure enough.
  public let temperature: Double
  /// Mean negative log-likelihood before and after.
  public let lossBefore: Double
  /// Mean negative log-likelihood with the temperature.
  public let lossAfter: Double

  /// Finds the temperature of least cross-entropy.
  ///
  /// Probabilities serve as well as logits, since their logarithms differ from them by a constant a row.
  /// - Parameters:
  ///   - labels: The true class of each sample.
  ///   - probabilities: For each sample the probability of each class.
  public init(labels: [Int], probabilities: [[Float]]) {
    requireRows(labels, probabilities)
    let logits = probabilities.map(Self.logits)
    // The loss is convex in 1/T, so its slope changes sign once.
    var (low, high) = (0.01, 100.0)
    for _ in 0..<80 {
      let middle = (low * high).squareRoot()
      if Self.slope(logits, labels, middle) > 0 { high = middle } else { low = middle }
    }
    let inverse = labels.isEmpty ? 1 : (low * high).squareRoot()
    temperature = 1 / inverse
    lossBefore = Self.loss(logits, labels, 1)
    lossAfter = Self.loss(logits, labels, inverse)
  }

  /// The probabilities of one sample at the temperature found.
  public func apply(to probabilities: [Float]) -> [Float] {
    Self.softmax(Self.logits(probabilities), 1 / temperature).map(Float.init)
  }

  private static func logits(_ probabilities: [Float]) -> [Double] {
    probabilities.map { log(max(Double($0), 1e-12)) }
  }

  private static func softmax(_ logits: [Double], _ inverse: Double) -> [Double] {
    let most = logits.max() ?? 0
    let powers = logits.map { exp(($0 - most) * inverse) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }

  /// The derivative of the mean loss by 1/T: the expected logit less that of the true class.
  private static func slope(_ logits: [[Double]], _ labels: [Int], _ inverse: Double) -> Double {
    zip(logits, labels).reduce(0) { sum, sample in
      let expected = zip(softmax(sample.0, inverse), sample.0).reduce(0) { $0 + $1.0 * $1.1 }
      return sum + expected - sample.0[sample.1]
    }
  }

  private static func loss(_ logits: [[Double]], _ labels: [Int], _ inverse: Double) -> Double {
    guard !labels.isEmpty else { return 0 }
    let sum = zip(logits, labels).reduce(0.0) { sum, sample in
      sum - log(max(softmax(sample.0, inverse)[sample.1], 1e-300))
    }
    return sum / Double(labels.count)
  }
}
