import Artifacts
import Foundation
import Hosting
import Randomness
import Tensor

/// One call of `fit`: its data, its plan and its progress.
final class Training {
  let network: Sequential
  let samples: LabeledSamples
  let validation: LabeledSamples?
  let settings: TrainingSettings
  let plan: Plan
  let optimizer: OptimizerState
  /// The samples at the front that are trained on; those behind them are for validation.
  let trainingCount: Int
  let random: RandomSource
  var callbacks: [any Callback]
  var progress = TrainingProgress()
  /// The ranks that train together; `nil` when this process is alone.
  let group: RankGroup?
  let cut: ShardCut
  let gradientSum: GradientSum
  let shardResults: ShardResults
  /// Whether the weights were set since the ranks last met.
  var hasNewWeights = false
  /// The first bytes of the hash of all that the training starts from.
  lazy var identity = UInt64(CheckpointKeeper.hash(self).0.digits.prefix(16), radix: 16) ?? 0

  init(
    _ network: Sequential, _ samples: LabeledSamples, validation: LabeledSamples?,
    _ settings: TrainingSettings, _ callbacks: [any Callback]
  ) throws {
    try settings.check()
    guard samples.sampleCount > 0, validation.map({ $0.sampleCount > 0 }) ?? true else {
      throw TrainingError.noSamples
    }
    let count = samples.sampleCount
    let split = validation == nil ? settings.validationSplit : 0
    trainingCount = split == 0 ? count : Int((Double(count) * (1 - split)).rounded(.down))
    guard split == 0 || (trainingCount > 0 && trainingCount < count) else {
      throw TrainingError.emptySplit(samples: count, validationSplit: split)
    }
    self.network = network
    self.samples = samples
    self.validation = validation
    self.settings = settings
    self.callbacks = callbacks
    let host = Work.host
    random = settings.name.map { host.random["fit"][$0] } ?? host.random["fit"]
    group = try RankGroup.current()
    cut = ShardCut(
      count: settings.shards, rankCount: group?.count ?? 1, rank: group?.rank ?? 0)
    let batchSize = min(settings.batchSize, count)
    plan = try Plan(
      network, capacity: cut.capacity(for: batchSize),
      batchCapacity: cut.ownCapacity(for: batchSize), isTraining: true)
    optimizer = OptimizerState(settings.optimizer, count: plan.store.trainableCount)
    gradientSum = GradientSum(plan, cut, group)
    shardResults = ShardResults(cut, plan.store)
  }

  /// Trains all epochs that are still to do.
  func run() throws -> History {
    guard let group else { return try train() }
    return try group.trainingLock.withLock {
      guard !isFirstRank else { return try train() }
      return try Work.$host.withValue(OtherRankHost(base: Work.host)) { try train() }
    }
  }

  private func train() throws -> History {
    try together(.beginning) {
      if isFirstRank { for callback in callbacks { try callback.check(self) } }
    }
    let checkpoints = CheckpointKeeper(self)
    var hasRestored = checkpoints?.restore(self) ?? false
    if let group {
      hasRestored = group.gather(hasRestored)[0]
      if hasRestored { try shareState() }
    }
    if !hasRestored { try eachCallback(.beginning) { try $0.trainingBegins(self) } }
    while progress.epoch < settings.epochs, !stopsTraining || progress.epochHasBegun {
      try runEpoch(checkpoints)
    }
    try eachCallback(.end) { try $0.trainingEnds(self) }
    flushLines()
    return progress.history
  }

  /// Runs `body` for each callback, on the first rank alone; all ranks then do what the callbacks decided.
  func eachCallback(
    _ phase: TrainingPlace.Phase, _ body: (inout any Callback) throws -> Void
  ) throws {
    guard !callbacks.isEmpty else { return }
    try together(phase) {
      guard isFirstRank else { return }
      try RankGroup.withoutOthers {
        for index in callbacks.indices { try body(&callbacks[index]) }
      }
    }
  }

  func flushLines() {
    guard !progress.pendingLines.isEmpty else { return }
    Work.host.log(progress.pendingLines.map { $0 + "\n" }.joined())
    progress.pendingLines = []
  }
}

extension Training {
  /// The callbacks whose state a checkpoint keeps.
  var keptCallbacks: [any Callback & Codable] {
    get { callbacks.compactMap { $0 as? any Callback & Codable } }
    set {
      var kept = newValue[...]
      for index in callbacks.indices where callbacks[index] is any Callback & Codable {
        if let value = kept.popFirst() { callbacks[index] = value }
      }
    }
  }

  /// The first callback whose state a checkpoint cannot keep; `nil` when all can continue.
  var unkeptCallback: (any Callback)? {
    callbacks.first { callback in
      guard !callback.isStateless else { return false }
      var fingerprint = Fingerprint()
      fingerprint.add(callback)
      return !(callback is any Callback & Codable) || !fingerprint.isPlain
    }
  }
}

extension Training: TrainingControl {
  var learningRate: Double {
    get { optimizer.learningRate }
    set { optimizer.learningRate = newValue }
  }

  var stopsTraining: Bool {
    get { progress.stopsTraining }
    set { progress.stopsTraining = newValue }
  }

  var initialLearningRate: Double { settings.optimizer.learningRate }
  var epochCount: Int { settings.epochs }
  var stepsPerEpoch: Int { (trainingCount + settings.batchSize - 1) / settings.batchSize }

  var weights: [Tensor<Float>] {
    get { plan.store.tensors() }
    set {
      plan.store.load(newValue)
      plan.chain.weightsChanged()
      hasNewWeights = true
    }
  }

  var model: Sequential {
    var model = network
    model.weights = weights
    return model
  }

  func print(_ line: String) { progress.pendingLines.append(line) }
}
