import Artifacts
import Tensor

/// All that a training needs to continue as if it had never stopped.
struct TrainingCheckpoint: Codable, Sendable {
  /// The epoch to go on in, and the steps of it that are done.
  var epoch: Int
  var step: Int
  var weights: [Tensor<Float>]
  var slots: [Tensor<Float>]
  var optimizerSteps: Int
  var learningRate: Double
  var lossSum: Double
  var correct: Int
  var seen: Int
  var history: History
  var callbacks: [CallbackState]
  var stopsTraining: Bool
  /// Seconds of the unfinished epoch.
  var epochSeconds: Measured<Double>
}
