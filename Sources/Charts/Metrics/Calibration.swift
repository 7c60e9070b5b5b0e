import Checks

/// Whether a classifier is right as often as it is sure.
public struct Calibration: Sendable, Equatable, Codable {
  /// The samples whose confidence is in one interval.
  public struct Bin: Sendable, Equatable, Codable {
    /// The confidence at the edges; the lower one belongs to the bin before.
    public var low: Double
    /// The upper edge, which belongs to this bin.
    public var high: Double
    /// The number of samples in the bin.
    public var count: Int
    /// The mean confidence of the bin's samples; 0 without samples.
    public var confidence: Double
    /// The share of them that is right; 0 without samples.
    public var accuracy: Double
  }

  /// Bins of equal width from 0 to 1, empty ones included.
  public let bins: [Bin]
  /// The mean distance between confidence and accuracy over the bins, weighted by their samples (Guo et al., "On
  /// calibration of modern neural networks", 2017).
  public let expectedError: Double
  /// The largest such distance of any bin with samples.
  public let greatestError: Double
  /// The number of samples.
  public let count: Int

  /// Compares confidences with what turned out right.
  /// - Parameters:
  ///   - confidences: How sure each prediction is, from 0 to 1.
  ///   - isCorrect: Whether each prediction is right.
  ///   - binCount: 10 by default.
  public init(confidences: [Float], isCorrect: [Bool], binCount: Int = 10) {
    require(
      confidences.count == isCorrect.count && binCount > 0,
      "there are \(confidences.count) confidences for \(isCorrect.count) predictions")
    var counts = Array(repeating: 0, count: binCount)
    var sums = Array(repeating: 0.0, count: binCount)
    var hits = Array(repeating: 0, count: binCount)
    for (confidence, isCorrect) in zip(confidences, isCorrect) {
      // In single precision, where 0.8 is at the edge of its bin and not beyond it.
      let place = (confidence * Float(binCount)).rounded(.up)
      let bin = place.isFinite ? min(max(Int(place) - 1, 0), binCount - 1) : 0
      counts[bin] += 1
      sums[bin] += Double(confidence)
      if isCorrect { hits[bin] += 1 }
    }
    let bins = (0..<binCount).map { bin in
      let n = Double(counts[bin])
      return Bin(
        low: Double(bin) / Double(binCount), high: Double(bin + 1) / Double(binCount),
        count: counts[bin], confidence: n > 0 ? sums[bin] / n : 0,
        accuracy: n > 0 ? Double(hits[bin]) / n : 0)
    }
    self.bins = bins
    count = confidences.count
    let total = Double(max(count, 1))
    let gaps = bins.map { (abs($0.confidence - $0.accuracy), Double($0.count)) }
    expectedError = gaps.reduce(0) { $0 + $1.0 * $1.1 / total }
    greatestError = gaps.filter { $0.1 > 0 }.map(\.0).max() ?? 0
  }

  /// Takes the probability of the most likely class as the confidence.
  /// - Parameters:
  ///   - labels: The true class of each sample.
  ///   - probabilities: For each sample the probability of each class.
  ///   - binCount: 10 by default.
  public init(labels: [Int], probabilities: [[Float]], binCount: Int = 10) {
    requireRows(labels, probabilities)
    let best = probabilities.map { TopK.classes(1, of: $0)[0] }
    self.init(
      confidences: zip(probabilities, best).map { $0[$1] },
      isCorrect: zip(labels, best).map { $0 == $1 }, binCount: binCount)
  }
}
