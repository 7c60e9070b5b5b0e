/// The receiver operating characteristic of one class against the rest: which share of the others is let in for which
/// share of the class found.
public struct ROCCurve: Sendable, Equatable, Codable {
  /// The shares of the others wrongly taken in, growing from 0 to 1.
  public let falsePositiveRate: [Double]
  /// The shares of the class found, growing from 0 to 1.
  public let truePositiveRate: [Double]
  /// The scores at which the points are reached, falling; the first is infinite, where nothing is taken in.
  public let thresholds: [Double]
  /// The area under the curve: 0.5 is chance, 1 perfect. `nil` when one of both sides has no samples.
  public let area: Double?

  /// Computes the curve of one class against the rest.
  /// - Parameters:
  ///   - isMember: Whether each sample belongs to the class.
  ///   - scores: How likely each sample is said to belong to it.
  public init(isMember: [Bool], scores: [Float]) {
    let steps = ThresholdSteps(isMember: isMember, scores: scores)
    let (positives, negatives) = (Double(steps.positives), Double(steps.negatives))
    falsePositiveRate =
      [0] + steps.falsePositives.map { negatives > 0 ? Double($0) / negatives : 0 }
    truePositiveRate = [0] + steps.truePositives.map { positives > 0 ? Double($0) / positives : 0 }
    thresholds = [.infinity] + steps.thresholds
    if positives > 0 && negatives > 0 {
      var area = 0.0
      for index in falsePositiveRate.indices.dropFirst() {
        let width = falsePositiveRate[index] - falsePositiveRate[index - 1]
        area += width * (truePositiveRate[index] + truePositiveRate[index - 1]) / 2
      }
      self.area = area
    } else {
      area = nil
    }
  }
}
