import Hosting
import NeuralNetwork
import Randomness
import Tensor
import Testing

/// A batch that is cut into shards.
struct ShardTests {
  /// Convolutions, a residual block and dense layers, without anything whose numbers depend on the shard.
  private func network(l2: Double = 0) throws -> Sequential {
    try Sequential(inputShape: [20, 20, 3], random: RandomSource(seed: 4)) {
      Conv2D(16, kernelSize: 3, activation: .relu)
      Residual {
        Conv2D(16, kernelSize: 3, padding: .same, l2: l2)
      }
      Activation(.relu)
      MaxPooling2D(2)
      Flatten()
      Dense(30, activation: .relu, l2: l2)
      Dense(5, activation: .softmax)
    }
  }

  private let pictures = Networks.noise([33, 20, 20, 3], seed: 8)
  private let labels = (0..<33).map { $0 * $0 % 5 }

  /// How far the weights of one step of SGD are apart, relative to the step.
  private func difference(_ first: Sequential, _ second: Sequential, from start: Sequential)
    -> Float
  {
    var (largest, step): (Float, Float) = (0, 0)
    for (weights, start) in zip(zip(first.weights, second.weights), start.weights) {
      for (pair, start) in zip(zip(weights.0.elements, weights.1.elements), start.elements) {
        largest = max(largest, abs(pair.0 - pair.1))
        step = max(step, abs(pair.0 - start))
      }
    }
    return largest / step
  }

  @Test("One step of shards is that of the whole batch", arguments: [2, 3, 4, 5, 8, 32])
  func oneStep(shards: Int) throws {
    let start = try network(l2: 1e-3)
    func train(_ shards: Int) throws -> (Sequential, History) {
      var model = start
      let history = try model.fit(
        pictures, oneHot(labels, classes: 5), batchSize: 33, optimizer: .sgd(learningRate: 1),
        classWeights: [2: 3], sampleWeights: labels.indices.map { Float(1 + $0 % 4) },
        shards: shards)
      return (model, history)
    }
    let (whole, history) = try train(1)
    let (cut, cutHistory) = try train(shards)
    #expect(difference(whole, cut, from: start) < 1e-5)
    for (key, values) in history.values {
      let cutValues = try #require(cutHistory.values[key])
      #expect(abs(values[0] - cutValues[0]) < 1e-5 * abs(values[0]), "\(key)")
    }
  }

  @Test("The bits do not depend on the number of threads", arguments: [2, 5, 16])
  func threads(shards: Int) throws {
    let (pictures, targets) = Networks.samples(70)
    let before = Parallel.threadCount
    defer { Parallel.threadCount = before }
    let models = try [1, 2, 5].map { threads in
      Parallel.threadCount = threads
      var model = try Networks.small()
      let history = try model.fit(
        pictures.mixed(), targets, epochs: 2, batchSize: 16, validationSplit: 0.2, shards: shards)
      return Outcome(weights: model.weights, values: history.values)
    }
    #expect(models[0] == models[1] && models[0] == models[2])
  }

  @Test("Each number of shards has its result, since normalization, dropout and mixing see a shard")
  func resultsDiffer() throws {
    let (pictures, targets) = Networks.samples(32)
    let models = try [1, 2, 4].map { shards in
      var model = try Networks.small()
      try model.fit(pictures.mixed(), targets, batchSize: 16, shards: shards)
      return model
    }
    #expect(models[0] != models[1] && models[1] != models[2])
  }

  @Test("Moving averages follow the shards in their order")
  func movingAverages() throws {
    let momentum: Float = 0.9
    var model = try Sequential(inputShape: [1]) {
      BatchNormalization(momentum: Double(momentum))
      Dense(1)
    }
    let samples = Tensor<Float>(shape: [4, 1], elements: [1, 3, 10, 20])
    try model.fit(
      samples, Tensor(shape: [4, 1], elements: [0, 0, 0, 0]), batchSize: 4,
      optimizer: .sgd(learningRate: 0), loss: .meanSquaredError, shuffles: false, shards: 2)
    func follow(_ start: Float, _ values: Float...) -> Float {
      values.reduce(start) { $0 * momentum + $1 * (1 - momentum) }
    }
    let names = model.parameterNames
    let mean = try #require(names.firstIndex { $0.hasSuffix("moving_mean") })
    let variance = try #require(names.firstIndex { $0.hasSuffix("moving_variance") })
    #expect(abs(model.weights[mean][0] - follow(0, 2, 15)) < 1e-5)
    #expect(abs(model.weights[variance][0] - follow(1, 1, 25)) < 1e-4)
  }

  @Test("A source fills each shard on its own, ahead or not", arguments: [false, true])
  func sources(preparesAhead: Bool) throws {
    struct Sums: BatchSource {
      let preparesAhead: Bool
      var sampleCount: Int { 10 }
      var sampleShape: [Int] { [1] }
      /// Each sample becomes the number of samples that it is filled with.
      func fill(
        _ batch: SampleBatch, with indices: ArraySlice<Int>, for request: BatchRequest
      ) {
        batch.samples.update(repeating: Float(indices.count))
      }
    }
    var model = try Sequential(inputShape: [1]) { Dense(1, kernelInitializer: .ones) }
    // Batches of 6 and 4 in shards of 2, 2, 2 and 1, 1, 2.
    let history = try model.fit(
      Sums(preparesAhead: preparesAhead),
      Tensor(shape: [10, 1], elements: [Float](repeating: 0, count: 10)),
      batchSize: 6, optimizer: .sgd(learningRate: 0), loss: .meanAbsoluteError, shards: 3)
    // Six times 2, then 1, 1, 2 and 2.
    #expect(abs(history[.loss][0] - 1.8) < 1e-6)
  }

  @Test("A short batch leaves shards empty")
  func emptyShards() throws {
    let (pictures, targets) = Networks.samples(18)
    var (cut, whole) = (try Networks.small(), try Networks.small())
    let history = try cut.fit(pictures, targets, epochs: 2, batchSize: 16, shards: 16)
    #expect(history[.loss].filter(\.isFinite).count == 2)
    try whole.fit(pictures, targets, epochs: 2, batchSize: 16, shards: 1)
    #expect(cut != whole)
  }

  @Test("Shards are from 1 to the batch size", arguments: [0, -1, 17])
  func bounds(shards: Int) throws {
    let (pictures, targets) = Networks.samples(18)
    var model = try Networks.small()
    let error = TrainingError.setting(
      name: "shards", expected: "from 1 to the batch size", received: "\(shards)")
    #expect(throws: error) {
      try model.fit(pictures, targets, batchSize: 16, shards: shards)
    }
  }
}
