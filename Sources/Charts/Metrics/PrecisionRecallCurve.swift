/// Precision against recall of one class, as the threshold falls.
public struct PrecisionRecallCurve: Sendable, Equatable, Codable {
  /// The share of right ones among those taken in; the first is 1, where nothing is.
  public let precision: [Double]
  /// The share of the class found, growing from 0 to 1.
  public let recall: [Double]
  /// The scores at which the points are reached, falling; the first is infinite.
  public let thresholds: [Double]
  /// The sum of precision times growth of recall; `nil` when the class has no samples.
  public let averagePrecision: Double?

  /// Computes the curve of one class against the rest.
  /// - Parameters:
  ///   - isMember: Whether each sample belongs to the class.
  ///   - scores: How likely each sample is said to belong to it.
  public init(isMember: [Bool], scores: [Float]) {
    let steps = ThresholdSteps(isMember: isMember, scores: scores)
    let positives = Double(steps.positives)
    precision =
      [1] + zip(steps.truePositives, steps.falsePositives).map { Double($0) / Double($0 + $1) }
    recall = [0] + steps.truePositives.map { positives > 0 ? Double($0) / positives : 0 }
    thresholds = [.infinity] + steps.thresholds
    var average = 0.0
    for index in recall.indices.dropFirst() {
      average += (recall[index] - recall[index - 1]) * precision[index]
    }
    averagePrecision = positives > 0 ? average : nil
  }
}
