import NeuralNetwork
import Randomness
import Tensor
import Testing

struct MixedSamplesTests {
  private let samples = Tensor<Float>(shape: [6, 2], elements: (0..<12).map(Float.init))
  private let targets = oneHot([0, 1, 2, 3, 4, 5], classes: 6)
  private let request = BatchRequest(isTraining: true, random: RandomSource(seed: 2))

  /// The samples and targets of a batch of `indices`.
  private func batch(
    _ samples: some BatchSource, _ request: BatchRequest, _ indices: [Int] = [0, 1, 2, 3, 4, 5]
  ) throws -> (samples: [Float], targets: [Float]) {
    var numbers = [Float](repeating: 0, count: indices.count * 2)
    var rows = targets.rows(at: indices).elements
    try numbers.withUnsafeMutableBufferPointer { numbers in
      try rows.withUnsafeMutableBufferPointer { rows in
        try samples.fill(
          SampleBatch(samples: numbers, targets: rows), with: indices[...], for: request)
      }
    }
    return (numbers, rows)
  }

  @Test("Each sample and its target are mixed with another's by the batch's share")
  func mixing() throws {
    let mixed = try batch(samples.mixed(alpha: 1), request)
    #expect(mixed.targets.contains { $0 > 0 && $0 < 1 })
    for row in 0..<6 {
      let target = mixed.targets[row * 6..<(row + 1) * 6]
      #expect(abs(target.reduce(0, +) - 1) < 1e-6)
      // A target says of which samples its own one is made.
      for column in 0..<2 {
        let expected = target.enumerated().reduce(0) {
          $0 + $1.element * samples[$1.offset, column]
        }
        #expect(abs(mixed.samples[row * 2 + column] - expected) < 1e-5)
      }
    }
  }

  @Test("Nothing is mixed where the network is judged")
  func judging() throws {
    let plain = try batch(samples.mixed(alpha: 1), BatchRequest(isTraining: false))
    #expect(plain.samples == samples.elements)
    #expect(plain.targets == targets.elements)
  }

  @Test("Selections, turns and normalizations mix in the same way")
  func wrapped() throws {
    let plain = try batch(samples.mixed(alpha: 1), request)
    let selected = samples.mixed(alpha: 1).selecting([0, 1, 2, 3, 4, 5]).normalized(by: .none)
    let alternating = samples.mixed(alpha: 1).alternating(in: [[0], [1], [2], [3], [4], [5]])
    for other in [try batch(selected, request), try batch(alternating, request)] {
      #expect(other.samples == plain.samples)
      #expect(other.targets == plain.targets)
    }
  }

  @Test("Shares follow the beta distribution")
  func shares() throws {
    let mixed = samples.mixed(alpha: 0.5)
    let shares: [Double] = try (0..<4000).compactMap { epoch in
      let request = BatchRequest(isTraining: true, random: RandomSource(seed: UInt64(epoch)))
      let target = try batch(mixed, request, [0, 1]).targets
      // Mixed with itself, a sample does not show the share.
      return target[0] == 1 && target[7] == 1 ? nil : Double(target[0])
    }
    // Mean 1/2, and variance 1 / (4 (2 alpha + 1)) = 1/8.
    let count = Double(shares.count)
    let mean = shares.reduce(0, +) / count
    let variance = shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    #expect(count > 1800)
    #expect(abs(mean - 0.5) < 0.03)
    #expect(abs(variance - 0.125) < 0.015)
  }

  @Test("The loss is that of the mixed targets")
  func targetsOfTraining() throws {
    // A network that is sure of everything has no loss on the samples, and with mixed samples would have none on their
    // stronger half; only mixed targets make a loss.
    let pictures = Tensor<Float>(shape: [4, 2], elements: [1, 0, 1, 0, 0, 1, 0, 1])
    let targets = oneHot([0, 0, 1, 1], classes: 2)
    func network() throws -> Sequential {
      var network = try Sequential(inputShape: [2]) {
        Dense(2, activation: .softmax, useBias: false)
      }
      network.setWeights([Tensor(shape: [2, 2], elements: [50, -50, -50, 50])])
      return network
    }
    var plain = try network()
    let without = try plain.fit(pictures, targets, batchSize: 4, optimizer: .sgd(learningRate: 0))
    #expect(try #require(without.last(.loss)) < 1e-6)
    var mixing = try network()
    let with = try mixing.fit(
      pictures.mixed(alpha: 1), targets, epochs: 5, batchSize: 4, optimizer: .sgd(learningRate: 0))
    #expect(try #require(with[.loss].max()) > 0.1)
  }
}
