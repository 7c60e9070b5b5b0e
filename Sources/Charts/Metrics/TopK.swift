/// Questions about the classes with the highest scores.
public enum TopK {
  /// The `k` classes with the highest scores, the highest first; of equal ones the higher number first, as in scikit-learn.
  public static func classes(_ k: Int, of scores: [Float]) -> [Int] {
    Array(scores.indices.sorted { (scores[$1], $1) < (scores[$0], $0) }.prefix(k))
  }

  /// How many samples have their true class among the `k` with the highest scores.
  /// - Parameters:
  ///   - k: How many classes count as an answer.
  ///   - labels: The true class of each sample.
  ///   - probabilities: For each sample the score of each class.
  public static func accuracy(_ k: Int, labels: [Int], probabilities: [[Float]]) -> Proportion {
    requireRows(labels, probabilities)
    let hits = zip(labels, probabilities).count { label, scores in
      let better = scores.indices.count {
        scores[$0] > scores[label] || (scores[$0] == scores[label] && $0 > label)
      }
      return better < k
    }
    return Proportion(hits, of: labels.count)
  }
}
