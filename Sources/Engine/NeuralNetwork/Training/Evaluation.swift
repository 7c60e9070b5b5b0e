/// What an evaluation found.
public struct Evaluation: Sendable, Codable, Equatable {
  /// The mean loss a sample.
  public var loss: Double
  /// The share of samples that are classified correctly: the largest output is that of the target, or with a binary
  /// cross-entropy all outputs are on the right side of 0.5. It is 0 for a regression.
  public var accuracy: Double
  /// The mean absolute error of a regression; `nil` for classes.
  public var meanAbsoluteError: Double?
  /// The number of samples.
  public var count: Int

  /// The values of an evaluation.
  public init(loss: Double, accuracy: Double, meanAbsoluteError: Double? = nil, count: Int) {
    self.loss = loss
    self.accuracy = accuracy
    self.meanAbsoluteError = meanAbsoluteError
    self.count = count
  }
}
