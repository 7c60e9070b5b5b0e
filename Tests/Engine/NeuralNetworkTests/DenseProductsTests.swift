import NeuralNetwork
import Randomness
import Tensor
import Testing

/// Fully connected layers against double precision, at sizes that leave columns, rows and samples over.
struct DenseProductsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var inputs: Int
    var units: Int
    var count: Int
    var testDescription: String { "\(count) of \(inputs) to \(units)" }
  }

  static let cases = [
    Case(inputs: 4608, units: 500, count: 32), Case(inputs: 500, units: 18, count: 32),
    Case(inputs: 700, units: 33, count: 5), Case(inputs: 289, units: 16, count: 1),
    Case(inputs: 1, units: 31, count: 40), Case(inputs: 577, units: 300, count: 65),
    Case(inputs: 40, units: 15, count: 3),
  ]

  @Test("Outputs and gradients are sums of products", arguments: cases)
  func products(_ sizes: Case) throws {
    let network = try Sequential(inputShape: [sizes.inputs], random: RandomSource(seed: 1)) {
      Dense(sizes.units)
    }
    let input = Networks.noise([sizes.count, sizes.inputs], seed: 2)
    let probe = try LayerProbe(network, input, isTraining: true)
    let output = probe.output()
    let gradient = Networks.noise(output.shape, seed: 3)
    let inputGradient = probe.inputGradient(of: gradient, inputShape: input.shape)
    let weights = network.weights[0]
    let (x, w, g) = (input.elements, weights.elements, gradient.elements)
    let (m, n, k) = (sizes.count, sizes.units, sizes.inputs)
    #expect(
      relativeError(
        output, sums(m, n, k) { i, j, p in Double(x[i * k + p]) * Double(w[p * n + j]) }) < 1e-5)
    #expect(
      relativeError(
        inputGradient,
        sums(m, k, n) { i, p, j in Double(g[i * n + j]) * Double(w[p * n + j]) }) < 1e-5)
    #expect(
      relativeError(
        try #require(probe.weights[0].gradient),
        sums(k, n, m) { p, j, i in Double(x[i * k + p]) * Double(g[i * n + j]) }) < 1e-5)
  }

  @Test("The bits do not depend on the number of threads")
  func threads() throws {
    let network = try Sequential(inputShape: [1500], random: RandomSource(seed: 4)) { Dense(90) }
    let input = Networks.noise([33, 1500], seed: 5)
    let gradient = Networks.noise([33, 90], seed: 6)
    let before = Parallel.threadCount
    defer { Parallel.threadCount = before }
    let results = try [1, 2, 5].map { threads in
      Parallel.threadCount = threads
      let probe = try LayerProbe(network, input, isTraining: true)
      return (
        probe.output().elements,
        probe.inputGradient(of: gradient, inputShape: input.shape).elements,
        probe.weights[0].gradient?.elements
      )
    }
    for result in results.dropFirst() {
      #expect(result.0 == results[0].0)
      #expect(result.1 == results[0].1)
      #expect(result.2 == results[0].2)
    }
  }

  private func sums(
    _ rows: Int, _ columns: Int, _ depth: Int, _ product: (Int, Int, Int) -> Double
  ) -> Tensor<Float> {
    Tensor(
      shape: [rows, columns],
      elements: (0..<rows * columns).map { place in
        Float((0..<depth).reduce(0) { $0 + product(place / columns, place % columns, $1) })
      })
  }
}
