import Foundation
import Hosting
import NeuralNetwork
import Randomness
import Tensor

/// Everything that a training is made of, so that a test can change one thing of it.
struct TrainingCase: Sendable {
  static let count = 40
  static let classes = 3
  static let edge = 6

  var pixels: [UInt8]
  var labels: [Int] = (0..<count).map { $0 % classes }
  var sampleWeights: [Float]?
  var classWeights: [Int: Double]?
  var validationPixels: [UInt8]?
  var validationLabels: [Int] = (0..<count).map { ($0 + 1) % classes }
  var validationSplit = 0.25
  var dropout = 0.2
  /// The numbers of a hidden layer; 0 for none.
  var hidden = 0
  var l2 = 0.0
  var epsilon = 1e-3
  var momentum = 0.99
  var weightSeed: UInt64 = 1
  var epochs = 3
  var batchSize = 7
  var shuffles = true
  var shards = 1
  var optimizer = Optimizer.adam()
  var loss = Loss.categoricalCrossentropy()
  var alpha: Double?
  var isMirrored = false
  var selection: [Int]?
  var groups: [[Int]]?
  var normalization = PixelNormalization.none
  var noise: Float?
  /// A sample that cannot be read.
  var failsAt: Int?
  var callbacks: [any Callback] = []
  var name: String?

  init(seed: UInt64 = 5) { pixels = Self.pixels(seed: seed) }

  static func pixels(seed: UInt64) -> [UInt8] {
    var generator = RandomSource(seed: seed).generator
    return (0..<count * edge * edge).map { _ in UInt8.random(in: 0...255, using: &generator) }
  }

  /// Trains on `host`: one execution of a cell with its storage of checkpoints.
  func train(on host: any WorkHost) throws -> Outcome {
    try Work.$host.withValue(host) {
      var network = try Sequential(
        inputShape: [Self.edge, Self.edge, 1], random: RandomSource(seed: weightSeed)
      ) {
        Conv2D(4, kernelSize: 3, activation: .relu)
        BatchNormalization(momentum: momentum, epsilon: epsilon)
        Flatten()
        Dropout(dropout)
        if hidden > 0 {
          Dense(hidden, activation: .relu)
          Dense(hidden, activation: .relu)
        }
        Dense(Self.classes, activation: .softmax, l2: l2)
      }
      var (samples, labels) = (source(of: pixels), labels)
      if let selection {
        (samples, labels) = (select(samples, selection), selection.map { labels[$0] })
      }
      if let groups {
        (samples, labels) = (alternate(samples, groups), groups.map { labels[$0[0]] })
      }
      let validation = validationPixels.map {
        (samples: source(of: $0), targets: oneHot(validationLabels, classes: Self.classes))
      }
      let history = try fit(&network, samples, labels, validation)
      return Outcome(weights: network.weights, values: history.values)
    }
  }

  private func fit(
    _ network: inout Sequential, _ samples: some BatchSource, _ labels: [Int],
    _ validation: (samples: any BatchSource, targets: Tensor<Float>)?
  ) throws -> History {
    try network.fit(
      samples, oneHot(labels, classes: Self.classes), epochs: epochs, batchSize: batchSize,
      validationSplit: validationSplit, validationData: validation, optimizer: optimizer,
      loss: loss, callbacks: callbacks, classWeights: classWeights, sampleWeights: sampleWeights,
      shuffles: shuffles, shards: shards, name: name)
  }

  private func source(of pixels: [UInt8]) -> any BatchSource {
    let tensor = Tensor<UInt8>(
      shape: [pixels.count / (Self.edge * Self.edge), Self.edge, Self.edge, 1], elements: pixels)
    return isMirrored ? wrapped(MirroredPictures(tensor)) : wrapped(tensor)
  }

  private func wrapped(_ source: some BatchSource) -> any BatchSource {
    let normalized = source.normalized(by: normalization)
    if let failsAt {
      return FragileSamples(source: normalized, failsAt: FailingSample(index: failsAt))
    }
    if let alpha { return normalized.mixed(alpha: alpha) }
    return noise.map { NoisySamples(source: normalized, amplitude: $0) } ?? normalized
  }

  private func select(_ source: some BatchSource, _ indices: [Int]) -> any BatchSource {
    source.selecting(indices)
  }

  private func alternate(_ source: some BatchSource, _ groups: [[Int]]) -> any BatchSource {
    source.alternating(in: groups)
  }
}

/// What a training ended with.
struct Outcome: Equatable, Codable {
  var weights: [Tensor<Float>]
  var values: [String: [Double]]
}

/// A source of a kind that the library does not know: it augments.
struct NoisySamples<Source: BatchSource>: BatchSource {
  var source: Source
  var amplitude: Float
  var sampleCount: Int { source.sampleCount }
  var sampleShape: [Int] { source.sampleShape }

  func fill(_ batch: SampleBatch, with indices: ArraySlice<Int>, for request: BatchRequest) throws {
    try source.fill(batch, with: indices, for: request)
    guard request.isTraining else { return }
    for (place, index) in indices.enumerated() {
      var generator = request.random["noise"][index].generator
      for number in batch.sample(place, of: indices.count).indices {
        batch.samples[number] += .random(in: -amplitude...amplitude, using: &generator)
      }
    }
  }
}

/// A callback with state, as a user writes it: halves the rate whenever the loss has fallen often enough.
struct CountingCallback: Callback, Codable {
  var limit = 4
  private var falls = 0
  private var last = Double.greatestFiniteMagnitude

  init(limit: Int = 4) { self.limit = limit }

  mutating func batchEnds(_ step: Int, loss: Double, _ training: any TrainingControl) throws {
    if loss < last { falls += 1 }
    last = loss
    guard falls == limit else { return }
    training.learningRate /= 2
    falls = 0
  }
}

/// A source that cannot read one of its samples.
struct FragileSamples<Source: BatchSource>: BatchSource {
  var source: Source
  var failsAt: FailingSample
  var sampleCount: Int { source.sampleCount }
  var sampleShape: [Int] { source.sampleShape }

  struct Failure: Error, CustomStringConvertible {
    var index: Int
    var description: String { "sample \(index) cannot be read" }
  }

  func fill(_ batch: SampleBatch, with indices: ArraySlice<Int>, for request: BatchRequest) throws {
    if indices.contains(failsAt.index) { throw Failure(index: failsAt.index) }
    try source.fill(batch, with: indices, for: request)
  }
}

/// The sample that cannot be read; a reference, so that no hash sees it.
final class FailingSample: Sendable {
  let index: Int
  init(index: Int) { self.index = index }
}
