/// A class and the one that it was taken for.
public struct ConfusedPair: Sendable, Equatable, Codable {
  /// The true class.
  public var actual: Int
  /// The class that it was taken for.
  public var predicted: Int
  /// How many samples of the true class were taken for the other.
  public var count: Int
  /// The share of the actual class's samples.
  public var share: Double
}

extension ConfusionMatrix {
  /// The pairs that were confused, most often first; equal counts by their share, then by their classes.
  /// - Parameter least: The smallest count that is listed; 1 by default.
  public func mostConfused(least: Int = 1) -> [ConfusedPair] {
    let support = support
    var pairs: [ConfusedPair] = []
    for (actual, row) in counts.enumerated() {
      for (predicted, count) in row.enumerated() where predicted != actual && count >= max(least, 1)
      {
        pairs.append(
          ConfusedPair(
            actual: actual, predicted: predicted, count: count,
            share: Double(count) / Double(support[actual])))
      }
    }
    return pairs.sorted {
      ($1.count, $1.share, $0.actual, $0.predicted) < ($0.count, $0.share, $1.actual, $1.predicted)
    }
  }
}
