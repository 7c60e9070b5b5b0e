import Checks

/// How often each class was taken for each other: true classes in rows, predicted ones in columns.
public struct ConfusionMatrix: Sendable, Equatable, Codable {
  /// `counts[true][predicted]`.
  public let counts: [[Int]]

  /// Counts how often each class was predicted for each other.
  /// - Parameters:
  ///   - labels: The true class of each sample, from 0 to `classCount - 1`.
  ///   - predictions: The predicted class of each sample.
  ///   - classCount: The number of classes.
  /// - Precondition: Both have the same length, and each class is in its range.
  public init(labels: [Int], predictions: [Int], classCount: Int) {
    require(
      labels.count == predictions.count,
      "there are \(labels.count) true and \(predictions.count) predicted classes")
    requireLabels(labels, classCount: classCount)
    requireLabels(predictions, classCount: classCount)
    var counts = Array(repeating: Array(repeating: 0, count: classCount), count: classCount)
    for (actual, predicted) in zip(labels, predictions) { counts[actual][predicted] += 1 }
    self.counts = counts
  }

  /// The number of classes.
  public var classCount: Int { counts.count }

  /// The number of samples.
  public var total: Int { counts.reduce(0) { $0 + $1.reduce(0, +) } }

  /// The number of samples whose class was predicted correctly.
  public var correct: Int { counts.indices.reduce(0) { $0 + counts[$1][$1] } }

  /// How many samples of each class there are.
  public var support: [Int] { counts.map { $0.reduce(0, +) } }

  /// How often each class was predicted.
  public var predicted: [Int] {
    counts.indices.map { column in counts.reduce(0) { $0 + $1[column] } }
  }

  /// The counts as shares of each row; a row without samples is all zero.
  public var normalized: [[Double]] {
    counts.map { row in
      let sum = row.reduce(0, +)
      return row.map { sum > 0 ? Double($0) / Double(sum) : 0 }
    }
  }
}
