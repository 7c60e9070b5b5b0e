import Metrics
import NeuralNetwork

/// By how much training accuracy exceeds validation accuracy in the last epoch.
struct GeneralizationGap {
  var comparison: ShareComparison

  init(_ preparation: Preparation, _ trained: TrainedNetwork) {
    comparison = ShareComparison(
      preparation.trainingAccuracy(of: trained),
      with: preparation.validationAccuracy(of: trained))
  }

  /// The gap, and whether it shows overfitting.
  var sentence: String {
    let meaning = comparison.verdict.choose(
      better: "The network has begun to overfit.", worse: "That is not a sign of overfitting.",
      undecided: "That is not a sign of overfitting.")
    return "In the last epoch, training accuracy minus validation accuracy is "
      + "\(comparison.difference). \(meaning)"
  }
}
