import NeuralNetwork
import Tensor
import Testing

/// One thing in which two trainings differ.
struct TrainingChange: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var apply: @Sendable (inout TrainingCase) -> Void

  init(_ name: String, _ apply: @escaping @Sendable (inout TrainingCase) -> Void) {
    testDescription = name
    self.apply = apply
  }

  private static func callback(_ name: String, _ callback: any Callback) -> TrainingChange {
    TrainingChange(name) { $0.callbacks.append(callback) }
  }

  static let data: [TrainingChange] = [
    TrainingChange("one pixel of the first sample") { $0.pixels[3] ^= 128 },
    TrainingChange("one pixel of the last trained sample") { $0.pixels[29 * 36] ^= 128 },
    TrainingChange("one pixel for validation") { $0.pixels[39 * 36 + 7] ^= 128 },
    TrainingChange("one label") { $0.labels[28] = ($0.labels[28] + 1) % 3 },
    TrainingChange("one label for validation") { $0.labels[38] = ($0.labels[38] + 1) % 3 },
    TrainingChange("validation data") { $0.validationPixels = TrainingCase.pixels(seed: 9) },
    TrainingChange("other validation data") {
      $0.validationPixels = TrainingCase.pixels(seed: 10)
    },
    TrainingChange("labels of validation data") {
      $0.validationPixels = TrainingCase.pixels(seed: 9)
      $0.validationLabels[39] = 0
    },
    TrainingChange("weights of samples") {
      $0.sampleWeights = (0..<40).map { Float($0 % 4) / 2 }
    },
    TrainingChange("the weight of one sample") {
      $0.sampleWeights = (0..<40).map { $0 == 27 ? 3 : Float($0 % 4) / 2 }
    },
    TrainingChange("weights of classes") { $0.classWeights = [1: 0.5] },
    TrainingChange("a selection") { $0.selection = Array((0..<40).reversed()) },
    TrainingChange("another selection") { $0.selection = Array(0..<38) + [39, 38] },
    TrainingChange("groups") { $0.groups = (0..<20).map { [$0, $0 + 20] } },
    TrainingChange("other groups") { $0.groups = (0..<20).map { [$0 + 20, $0] } },
  ]

  static let samples: [TrainingChange] = [
    TrainingChange("the normalization's means") {
      $0.normalization = PixelNormalization(channelMeans: [0.25])
    },
    TrainingChange("the normalization's deviations") {
      $0.normalization = PixelNormalization(channelDeviations: [0.5])
    },
    TrainingChange("mixing") { $0.alpha = 0.4 },
    TrainingChange("more mixing") { $0.alpha = 0.8 },
    TrainingChange("augmentation") { $0.noise = 0.1 },
    TrainingChange("more augmentation") { $0.noise = 0.2 },
    TrainingChange("mirroring") { $0.isMirrored = true },
  ]

  static let settings: [TrainingChange] = [
    TrainingChange("the split") { $0.validationSplit = 0.3 },
    TrainingChange("a network without dropout") { $0.dropout = 0 },
    TrainingChange("l2") { $0.l2 = 1e-2 },
    TrainingChange("an epsilon") { $0.epsilon = 1e-2 },
    TrainingChange("a momentum") { $0.momentum = 0.9 },
    TrainingChange("the first weights") { $0.weightSeed = 2 },
    TrainingChange("more epochs") { $0.epochs = 5 },
    TrainingChange("fewer epochs") { $0.epochs = 2 },
    TrainingChange("the batch size") { $0.batchSize = 8 },
    TrainingChange("shards") { $0.shards = 3 },
    TrainingChange("more shards") { $0.shards = 7 },
    TrainingChange("the order") { $0.shuffles = false },
    TrainingChange("the rate") { $0.optimizer = .adam(learningRate: 2e-3) },
    TrainingChange("beta 1") { $0.optimizer = .adam(beta1: 0.8) },
    TrainingChange("beta 2") { $0.optimizer = .adam(beta2: 0.99) },
    TrainingChange("Adam's epsilon") { $0.optimizer = .adam(epsilon: 1e-3) },
    TrainingChange("weight decay") { $0.optimizer = .adamW(weightDecay: 0.1) },
    TrainingChange("SGD") { $0.optimizer = .sgd() },
    TrainingChange("momentum of SGD") { $0.optimizer = .sgd(momentum: 0.9) },
    TrainingChange("Nesterov") { $0.optimizer = .sgd(momentum: 0.9, nesterov: true) },
    TrainingChange("RMSprop") { $0.optimizer = .rmsprop() },
    TrainingChange("rho") { $0.optimizer = .rmsprop(rho: 0.8) },
    TrainingChange("smoothing") { $0.loss = .categoricalCrossentropy(labelSmoothing: 0.1) },
    TrainingChange("the loss") { $0.loss = .meanSquaredError },
    TrainingChange("absolute errors") { $0.loss = .meanAbsoluteError },
    TrainingChange("binary cross-entropy") { $0.loss = .binaryCrossentropy },
    TrainingChange("the name") { $0.name = "second" },
  ]

  static let callbacks: [TrainingChange] = [
    callback("early stopping", EarlyStopping(patience: 1)),
    callback("early stopping with patience", EarlyStopping(patience: 2)),
    callback("early stopping by another value", EarlyStopping(monitor: "loss", patience: 1)),
    callback("early stopping the other way", EarlyStopping(mode: .highest, patience: 1)),
    callback("early stopping by much", EarlyStopping(minDelta: 0.2, patience: 1)),
    callback("early stopping later", EarlyStopping(patience: 1, startFromEpoch: 1)),
    callback("the best weights", EarlyStopping(patience: 9, restoresBestWeights: true)),
    callback("plateau", ReduceLearningRateOnPlateau(factor: 0.1, patience: 1, minDelta: 1)),
    callback(
      "plateau's factor", ReduceLearningRateOnPlateau(factor: 0.5, patience: 1, minDelta: 1)),
    callback("plateau's patience", ReduceLearningRateOnPlateau(patience: 2, minDelta: 1)),
    callback(
      "plateau's least rate",
      ReduceLearningRateOnPlateau(patience: 1, minDelta: 1, minimumRate: 5e-4)),
    callback("plateau's rest", ReduceLearningRateOnPlateau(patience: 1, minDelta: 1, cooldown: 2)),
    callback("cosine", LearningRateSchedule.cosine()),
    callback("cosine's end", LearningRateSchedule.cosine(final: 0.5)),
    callback("one cycle", LearningRateSchedule.oneCycle()),
    callback("one cycle's warmup", LearningRateSchedule.oneCycle(warmup: 0.6)),
    callback("steps", LearningRateSchedule.step(every: 1)),
    callback("steps by a factor", LearningRateSchedule.step(every: 1, factor: 0.1)),
    callback("averaging", WeightAveraging(start: 0.25, interval: 2)),
    callback("averaging earlier", WeightAveraging(start: 0, interval: 2)),
    callback("averaging more often", WeightAveraging(start: 0.25, interval: 1)),
    callback("a user's callback", CountingCallback()),
    callback("a user's callback's setting", CountingCallback(limit: 3)),
    callback(
      "a closure",
      EpochCallback { _, _, training in training.learningRate /= 2 }),
  ]

  static let all = data + samples + settings + callbacks
}
