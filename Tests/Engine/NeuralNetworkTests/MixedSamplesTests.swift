import NeuralNetwork
import Randomness
import Tensor
import Testing

struct MixedSamplesTests {
  private let samples = Tensor<Float>(shape: [6, 2], elements: (0..<12).map(Float.init))
  private let request = BatchRequest(isTraining: true, random: RandomSource(seed: 2))

  private func batch(_ samples: some BatchSource, _ request: BatchRequest) throws -> [Float] {
    var numbers = [Float](repeating: 0, count: 12)
    try numbers.withUnsafeMutableBufferPointer {
      try samples.fill($0, with: [0, 1, 2, 3, 4, 5][...], for: request)
    }
    return numbers
  }

  @Test("Each sample is mixed with its partner by the batch's share, in training only")
  func mixing() throws {
    let mixed = samples.mixed(alpha: 1)
    let mixture = try #require(mixed.mixture(of: [0, 1, 2, 3, 4, 5][...], for: request))
    #expect(mixture.partners.sorted() == Array(0..<6))
    #expect((0...1).contains(mixture.share))
    let numbers = try batch(mixed, request)
    for row in 0..<6 {
      let expected =
        mixture.share * samples[row, 1] + (1 - mixture.share) * samples[mixture.partners[row], 1]
      #expect(abs(numbers[row * 2 + 1] - expected) < 1e-6)
    }
    #expect(try batch(mixed, BatchRequest(isTraining: false)) == samples.elements)
    // Selections and normalizations tell of the mixing behind them.
    let selected = mixed.selecting([0, 1, 2, 3, 4, 5]).normalized(by: .none)
    #expect(selected.mixture(of: [0, 1, 2, 3, 4, 5][...], for: request) == mixture)
  }

  @Test("Shares follow the beta distribution")
  func shares() throws {
    let mixed = samples.mixed(alpha: 0.5)
    let shares = (0..<4000).compactMap { epoch in
      mixed.mixture(
        of: [0, 1][...],
        for: BatchRequest(isTraining: true, random: RandomSource(seed: UInt64(epoch))))?.share
    }
    // Mean 1/2, and variance 1 / (4 (2 alpha + 1)) = 1/8.
    let mean = shares.reduce(0, +) / 4000
    let variance = shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 4000
    #expect(abs(mean - 0.5) < 0.02)
    #expect(abs(variance - 0.125) < 0.01)
  }

  @Test("The loss is that of the mixed targets")
  func targets() throws {
    // Without weights there is nothing to learn: all outputs are 1/2, and the loss of any mixture is log 2.
    let pictures = Tensor<Float>(shape: [4, 2], elements: [1, 0, 1, 0, 0, 1, 0, 1])
    let targets = oneHot([0, 0, 1, 1], classes: 2)
    func network() throws -> Sequential {
      var network = try Sequential(inputShape: [2]) {
        Dense(2, activation: .softmax, useBias: false)
      }
      network.setWeights([Tensor(shape: [2, 2], elements: [50, -50, -50, 50])])
      return network
    }
    // A network that is sure of everything has no loss on the samples, and with mixed samples would have none on their
    // stronger half; only mixed targets make a loss.
    var plain = try network()
    let without = try plain.fit(pictures, targets, batchSize: 4, optimizer: .sgd(learningRate: 0))
    #expect(try #require(without.last(.loss)) < 1e-6)
    var mixing = try network()
    let with = try mixing.fit(
      pictures.mixed(alpha: 1), targets, epochs: 5, batchSize: 4, optimizer: .sgd(learningRate: 0))
    #expect(try #require(with[.loss].max()) > 0.1)
  }
}
