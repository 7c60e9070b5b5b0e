import NeuralNetwork
import Randomness
import Testing

struct InitializerTests {
  private let shape = [3, 3, 20, 40]
  private let random = RandomSource(seed: 1)

  @Test("Glorot's uniform weights fill their interval")
  func glorotUniform() {
    let weights = Initializer.glorotUniform.makeWeights(shape: shape, random: random).elements
    let limit = Float((6.0 / (9 * 60)).squareRoot())
    #expect(weights.allSatisfy { abs($0) <= limit })
    #expect(weights.max()! > 0.99 * limit)
    #expect(abs(weights.reduce(0, +)) / Float(weights.count) < 0.02 * limit)
  }

  @Test(
    "Normal weights have the variance that they promise, and are truncated",
    arguments: [
      (Initializer.heNormal, 2.0 / 180), (.lecunNormal, 1.0 / 180), (.glorotNormal, 2.0 / 540),
    ])
  func normal(initializer: Initializer, variance: Double) {
    let weights = initializer.makeWeights(shape: shape, random: random).elements.map(Double.init)
    let measured = weights.reduce(0) { $0 + $1 * $1 } / Double(weights.count)
    #expect(abs(measured / variance - 1) < 0.05)
    let limit = 2 * variance.squareRoot() / 0.87962566103423978
    #expect(weights.allSatisfy { abs($0) <= limit * 1.0001 })
  }
}
