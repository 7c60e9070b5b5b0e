/// What an evaluation found.
public struct Evaluation: Sendable, Codable, Equatable {
  /// The mean loss a sample.
  public var loss: Double
  /// The share of samples whose largest output is that of the target.
  public var accuracy: Double
  /// The number of samples.
  public var count: Int

  public init(loss: Double, accuracy: Double, count: Int) {
    self.loss = loss
    self.accuracy = accuracy
    self.count = count
  }
}
