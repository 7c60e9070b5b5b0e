import Tensor

extension Sequential {
  /// Trains the network on samples with known targets.
  ///
  /// Where the host keeps checkpoints, an interrupted training continues bit for bit, and one with
  /// more epochs goes on from the last.
  ///
  /// - Parameters:
  ///   - samples: The samples, such as a tensor whose first axis counts them.
  ///   - targets: A row for each sample, as ``oneHot(_:classes:)`` makes them.
  ///   - epochs: How many times the network sees every sample.
  ///   - batchSize: Samples per step; the last batch of an epoch may be short.
  ///   - validationSplit: The share of the samples, taken from the end before any shuffling, that is kept for
  ///     validation.
  ///   - validationData: Samples and targets to validate with instead.
  ///   - optimizer: How gradients change the weights; Adam by default.
  ///   - loss: The objective to minimize; cross-entropy of classes by default.
  ///   - callbacks: What takes part in the training, in this order.
  ///   - classWeights: Factors of the loss by class; 1 where a class is missing.
  ///   - sampleWeights: A factor of the loss for each sample.
  ///   - shuffles: Whether each epoch has a new order.
  ///   - shards: The parts that each batch is cut into, from 1 to the batch size. The result depends on their number, and not on the
  ///     ranks that compute them: see <doc:TrainOnSeveralNodes>.
  ///   - name: Distinguishes trainings in one cell that start from the same state.
  /// - Returns: What was recorded, epoch by epoch.
  /// - Throws: ``TrainingError`` for input that does not fit, `Interrupted` when the host requests a stop (what was learned is
  ///   then in the checkpoint and in the network), ``RankError`` when ranks cannot train together.
  @discardableResult
  public mutating func fit(
    _ samples: some BatchSource, _ targets: Tensor<Float>, epochs: Int = 1, batchSize: Int = 32,
    validationSplit: Double = 0,
    validationData: (samples: any BatchSource, targets: Tensor<Float>)? = nil,
    optimizer: Optimizer = .adam(), loss: Loss = .categoricalCrossentropy(),
    callbacks: [any Callback] = [], classWeights: [Int: Double]? = nil,
    sampleWeights: [Float]? = nil, shuffles: Bool = true, shards: Int = 1, name: String? = nil
  ) throws -> History {
    try check(samples)
    try check(targets, count: samples.sampleCount)
    if let validationData {
      try check(validationData.samples)
      try check(validationData.targets, count: validationData.samples.sampleCount)
    }
    let settings = TrainingSettings(
      epochs: epochs, batchSize: batchSize, shards: shards, validationSplit: validationSplit,
      shuffles: shuffles,
      optimizer: optimizer, loss: loss,
      sampleWeights: try lossFactors(targets, classWeights, sampleWeights), name: name)
    let training = try Training(
      self, LabeledSamples(source: samples, targets: targets),
      validation: validationData.map { LabeledSamples(source: $0.samples, targets: $0.targets) },
      settings, callbacks)
    defer { weights = training.weights }
    return try training.run()
  }

  /// Trains on samples whose labels are numbers from 0: of classes, or 0 and 1 for a network with one output.
  /// - Throws: As ``fit(_:_:epochs:batchSize:validationSplit:validationData:optimizer:loss:callbacks:classWeights:sampleWeights:shuffles:shards:name:)``,
  ///   and for labels that are too few or out of range.
  @discardableResult
  public mutating func fit(
    _ samples: some BatchSource, labels: [Int], epochs: Int = 1, batchSize: Int = 32,
    validationSplit: Double = 0, optimizer: Optimizer = .adam(),
    loss: Loss = .categoricalCrossentropy(), callbacks: [any Callback] = [], shards: Int = 1
  ) throws -> History {
    try fit(
      samples, targets(labels, count: samples.sampleCount), epochs: epochs, batchSize: batchSize,
      validationSplit: validationSplit, optimizer: optimizer, loss: loss, callbacks: callbacks,
      shards: shards)
  }

  /// The targets of labels: a row of 0 and 1 for each, or the label alone for a network with one output.
  func targets(_ labels: [Int], count: Int) throws -> Tensor<Float> {
    guard labels.count == count else {
      throw TrainingError.setting(
        name: "labels", expected: "one for each of \(count) samples", received: "\(labels.count)")
    }
    let outputs = outputShape.last ?? 1
    let classes = max(2, outputs)
    if let label = labels.first(where: { !(0..<classes).contains($0) }) {
      throw TrainingError.setting(
        name: "labels", expected: "from 0 to \(classes - 1)", received: "\(label)")
    }
    guard outputs == 1 else { return oneHot(labels, classes: outputs) }
    return Tensor(shape: [count, 1], elements: labels.map(Float.init))
  }

  private func lossFactors(
    _ targets: Tensor<Float>, _ classWeights: [Int: Double]?, _ sampleWeights: [Float]?
  ) throws -> [Float]? {
    if let sampleWeights, sampleWeights.count != targets.rowCount {
      throw TrainingError.weightCount(
        expected: targets.rowCount, received: sampleWeights.count)
    }
    guard let classWeights else { return sampleWeights }
    let classes = outputShape.last ?? 1
    if let label = classWeights.keys.sorted().first(where: { !(0..<classes).contains($0) }) {
      throw TrainingError.setting(
        name: "a key of classWeights", expected: "a class from 0 to \(classes - 1)",
        received: "\(label)")
    }
    return targets.indicesOfMaximum().enumerated().map { index, label in
      (sampleWeights?[index] ?? 1) * Float(classWeights[label] ?? 1)
    }
  }
}
