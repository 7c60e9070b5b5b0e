import Checks

/// Precision, recall and F1 of each class and their averages, in scikit-learn's definition and text.
///
/// ```swift
/// let report = ClassificationReport(labels: labels, predictions: guesses, names: names)
/// print(report.text, terminator: "")
/// ```
public struct ClassificationReport: Sendable, Equatable, Codable {
  /// The classes that are reported, by their numbers.
  public let labels: [Int]
  /// The names of the reported classes, one for each of ``labels``.
  public let names: [String]
  /// One for each of ``labels``.
  public let classes: [ClassScores]
  /// From the counts of all reported classes together.
  public let micro: ClassScores
  /// The plain mean over the classes.
  public let macro: ClassScores
  /// The mean over the classes weighted by their support.
  public let weighted: ClassScores
  /// The share of right predictions; `nil` when a subset of the labels is reported; use ``micro`` instead.
  public let accuracy: Double?
  /// What scikit-learn would warn of, a sentence each: scores that divided by zero.
  public let warnings: [String]

  /// Computes the scores of predictions.
  /// - Parameters:
  ///   - labels: The true class of each sample, from 0.
  ///   - predictions: The predicted class of each sample.
  ///   - names: The names of all classes, in the order of their numbers.
  ///   - subset: The classes to report; `nil` for all.
  public init(labels: [Int], predictions: [Int], names: [String], only subset: [Int]? = nil) {
    self.init(
      ConfusionMatrix(labels: labels, predictions: predictions, classCount: names.count),
      names: names, only: subset)
  }

  /// Computes the scores from a confusion matrix.
  /// - Parameters:
  ///   - matrix: The counts.
  ///   - names: The names of all classes, in the order of their numbers.
  ///   - subset: The classes to report; `nil` for all.
  public init(_ matrix: ConfusionMatrix, names: [String], only subset: [Int]? = nil) {
    require(
      names.count == matrix.classCount,
      "there are \(names.count) names for \(matrix.classCount) classes")
    let shown = subset ?? Array(0..<matrix.classCount)
    let support = matrix.support
    let predicted = matrix.predicted
    let classes = shown.map { label in
      ClassScores(
        hits: matrix.counts[label][label], predicted: predicted[label], support: support[label])
    }
    self.labels = shown
    self.names = shown.map { names[$0] }
    self.classes = classes

    let total = classes.reduce(0) { $0 + $1.support }
    micro = ClassScores(
      hits: shown.reduce(0) { $0 + matrix.counts[$1][$1] },
      predicted: shown.reduce(0) { $0 + predicted[$1] }, support: total)
    func mean(_ score: KeyPath<ClassScores, Double>, _ weights: [Double]) -> Double {
      let sum = weights.reduce(0, +)
      guard sum > 0 else { return 0 }
      return zip(classes, weights).reduce(0) { $0 + $1.0[keyPath: score] * $1.1 } / sum
    }
    func average(_ weights: [Double]) -> ClassScores {
      ClassScores(
        precision: mean(\.precision, weights), recall: mean(\.recall, weights),
        f1: mean(\.f1, weights), support: total)
    }
    macro = average(classes.map { _ in 1 })
    weighted = average(classes.map { Double($0.support) })
    // The labels that occur must all be reported for the micro average to be the accuracy.
    let occurring = Set((0..<matrix.classCount).filter { support[$0] > 0 || predicted[$0] > 0 })
    accuracy =
      subset == nil || occurring.isSubset(of: shown)
      ? (matrix.total > 0 ? Double(matrix.correct) / Double(matrix.total) : 0) : nil
    warnings = Self.warnings(shown: shown, predicted: predicted, support: support)
  }

  private static func warnings(shown: [Int], predicted: [Int], support: [Int]) -> [String] {
    var warnings: [String] = []
    func warn(_ score: String, _ reason: String) {
      warnings.append(
        "\(score) is ill-defined and being set to 0.0 in labels with no \(reason) samples.")
    }
    if shown.contains(where: { predicted[$0] == 0 }) { warn("Precision", "predicted") }
    if shown.contains(where: { support[$0] == 0 }) { warn("Recall", "true") }
    if shown.contains(where: { predicted[$0] == 0 && support[$0] == 0 }) {
      warn("F-score", "true nor predicted")
    }
    return warnings
  }
}
