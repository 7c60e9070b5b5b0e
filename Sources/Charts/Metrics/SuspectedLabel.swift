/// A sample whose label is contradicted with confidence by a model that has not seen it: perhaps the label is wrong.
public struct SuspectedLabel: Sendable, Equatable, Codable {
  /// Which sample.
  public var index: Int
  /// The class that it is labelled with.
  public var label: Int
  /// The class that the model sees.
  public var suggestion: Int
  /// The probability of the suggestion.
  public var confidence: Float
  /// The probability of the label.
  public var labelProbability: Float

  /// All suspected labels, the strongest contradiction first.
  ///
  /// A label is suspected when another class has the highest probability and reaches the confidence that is usual for it: the
  /// mean probability of that class among the samples labelled with it (Northcutt, Jiang and Chuang, "Confident learning:
  /// estimating uncertainty in dataset labels", 2021, equation 2). Suspicions are ranked by the margin between the two
  /// probabilities. A suspicion is a question for a person, not a finding: many of the samples are merely difficult.
  ///
  /// - Parameters:
  ///   - labels: The class that each sample is labelled with.
  ///   - probabilities: For each sample the probability of each class, from a model that was not trained on it.
  ///   - minimumConfidence: A suggestion needs at least this probability, however low the usual one is.
  public static func all(
    labels: [Int], probabilities: [[Float]], minimumConfidence: Float = 0.5
  ) -> [SuspectedLabel] {
    requireRows(labels, probabilities)
    let usual = usualConfidences(labels, probabilities)
    return labels.indices.compactMap { index -> SuspectedLabel? in
      let row = probabilities[index]
      let label = labels[index]
      guard let best = TopK.classes(1, of: row).first, best != label,
        row[best] >= max(usual[best], minimumConfidence)
      else { return nil }
      return SuspectedLabel(
        index: index, label: label, suggestion: best, confidence: row[best],
        labelProbability: row[label])
    }.sorted { ($1.margin, $0.index) < ($0.margin, $1.index) }
  }

  private var margin: Float { confidence - labelProbability }

  /// For each class the mean of its probability among the samples labelled with it; for a class without samples infinity.
  private static func usualConfidences(
    _ labels: [Int], _ probabilities: [[Float]]
  ) -> [Float] {
    let classes = probabilities.first?.count ?? 0
    var sums = [Double](repeating: 0, count: classes)
    var counts = [Int](repeating: 0, count: classes)
    for (label, row) in zip(labels, probabilities) {
      sums[label] += Double(row[label])
      counts[label] += 1
    }
    return zip(sums, counts).map { $1 == 0 ? .infinity : Float($0 / Double($1)) }
  }
}
