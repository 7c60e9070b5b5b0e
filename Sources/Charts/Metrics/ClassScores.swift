/// Precision, recall and F1 with the number of samples behind them.
public struct ClassScores: Sendable, Equatable, Codable {
  /// The share of predictions of a class that are right.
  public var precision: Double
  /// The share of a class's samples that were found.
  public var recall: Double
  /// The harmonic mean of both.
  public var f1: Double
  /// The number of samples.
  public var support: Int

  /// Makes scores that were computed elsewhere.
  public init(precision: Double, recall: Double, f1: Double, support: Int) {
    self.precision = precision
    self.recall = recall
    self.f1 = f1
    self.support = support
  }

  /// The scores from counts; what would divide by zero is 0, as in scikit-learn.
  init(hits: Int, predicted: Int, support: Int) {
    func ratio(_ a: Int, _ b: Int) -> Double { b > 0 ? Double(a) / Double(b) : 0 }
    self.init(
      precision: ratio(hits, predicted), recall: ratio(hits, support),
      f1: ratio(2 * hits, predicted + support), support: support)
  }
}
