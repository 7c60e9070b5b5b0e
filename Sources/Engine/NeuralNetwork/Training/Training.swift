import Artifacts
import Foundation
import Hosting
import Randomness
import Tensor

/// One call of `fit`: its data, its plan and where it stands.
final class Training {
  let network: Sequential
  let samples: any BatchSource
  let targets: Tensor<Float>
  let validation: (samples: any BatchSource, targets: Tensor<Float>)?
  let settings: TrainingSettings
  let plan: Plan
  let optimizer: OptimizerState
  /// The samples at the front that are trained on; those behind them are for validation.
  let trainingCount: Int
  let random: RandomSource
  var callbacks: [any Callback]
  var history = History()
  var stopsTraining = false
  /// Where the training stands.
  var epoch = 0
  var step = 0
  var lossSum = 0.0
  var correct = 0
  var seen = 0
  /// Seconds of this epoch before it was interrupted.
  var earlierSeconds = 0.0
  var pendingLines: [String] = []

  init(
    _ network: Sequential, _ samples: any BatchSource, _ targets: Tensor<Float>,
    validation: (samples: any BatchSource, targets: Tensor<Float>)?, _ settings: TrainingSettings,
    _ callbacks: [any Callback]
  ) throws {
    guard settings.batchSize > 0 else {
      throw TrainingError.setting(
        name: "batchSize", expected: "at least 1", received: "\(settings.batchSize)")
    }
    guard (0..<1).contains(settings.validationSplit) else {
      throw TrainingError.setting(
        name: "validationSplit", expected: "from 0 to below 1",
        received: "\(settings.validationSplit)")
    }
    guard samples.sampleCount > 0 else { throw TrainingError.noSamples }
    let count = samples.sampleCount
    let split = validation == nil ? settings.validationSplit : 0
    trainingCount = split == 0 ? count : Int((Double(count) * (1 - split)).rounded(.down))
    guard split == 0 || (trainingCount > 0 && trainingCount < count) else {
      throw TrainingError.emptySplit(samples: count, validationSplit: split)
    }
    self.network = network
    self.samples = samples
    self.targets = targets
    self.validation = validation
    self.settings = settings
    self.callbacks = callbacks
    let host = Work.host
    random = settings.name.map { host.random["fit"][$0] } ?? host.random["fit"]
    plan = try Plan(
      network, capacity: min(settings.batchSize, count), isTraining: true)
    optimizer = OptimizerState(settings.optimizer, count: plan.store.trainableCount)
  }

  /// Trains all epochs that are still to do.
  func run() throws -> History {
    let checkpoints = CheckpointKeeper(self)
    checkpoints?.restore(self)
    try eachCallback { try $0.trainingBegins(self) }
    while epoch < settings.epochs, !stopsTraining {
      try runEpoch(checkpoints)
    }
    try eachCallback { try $0.trainingEnds(self) }
    flushLines()
    return history
  }

  func eachCallback(_ body: (inout any Callback) throws -> Void) rethrows {
    for index in callbacks.indices { try body(&callbacks[index]) }
  }

  func flushLines() {
    guard !pendingLines.isEmpty else { return }
    Work.host.log(pendingLines.map { $0 + "\n" }.joined())
    pendingLines = []
  }
}

extension Training: TrainingControl {
  var learningRate: Double {
    get { optimizer.learningRate }
    set { optimizer.learningRate = newValue }
  }

  var epochCount: Int { settings.epochs }
  var stepsPerEpoch: Int { (trainingCount + settings.batchSize - 1) / settings.batchSize }

  var weights: [Tensor<Float>] {
    get { plan.store.tensors() }
    set {
      plan.store.load(newValue)
      plan.chain.weightsChanged()
    }
  }

  var model: Sequential {
    var model = network
    model.weights = weights
    return model
  }

  func print(_ line: String) { pendingLines.append(line) }
}
