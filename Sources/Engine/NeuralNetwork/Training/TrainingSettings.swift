import Tensor

/// What `fit` was asked to do.
struct TrainingSettings {
  var epochs: Int
  var batchSize: Int
  var validationSplit: Double
  var shuffles: Bool
  var optimizer: Optimizer
  var loss: Loss
  var sampleWeights: [Float]?
  var name: String?
}
