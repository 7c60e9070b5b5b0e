import NeuralNetwork
import Randomness
import Tensor
import Testing

struct ActivationsTests {
  private func network() throws -> Sequential {
    try Sequential(inputShape: [10, 10, 3], random: RandomSource(seed: 3)) {
      Conv2D(16, kernelSize: 3, activation: .relu)
      MaxPooling2D(2)
      Conv2D(16, kernelSize: 3, activation: .relu, name: "last")
      GlobalAveragePooling2D()
      Dense(4, activation: .softmax)
    }
  }

  @Test("A layer's output is the same whether or not it is fused")
  func fusedLayers() throws {
    let model = try network()
    let samples = Networks.noise([5, 10, 10, 3], seed: 1)
    let convolved = try model.activations(of: "conv2d", for: samples)
    let pooled = try model.activations(of: "max_pooling2d", for: samples)
    #expect(convolved.shape == [5, 8, 8, 16])
    let pooling = try Sequential(inputShape: [8, 8, 16]) { MaxPooling2D(2) }
    #expect(try pooling.predict(convolved) == pooled)
    #expect(try model.activations(of: "dense", for: samples) == model.predict(samples))
  }

  @Test("The gradient of a score foretells how the score changes")
  func scoreGradients() throws {
    let model = try network()
    let sample = Networks.noise([1, 10, 10, 3], seed: 2)
    let (input, gradient) = try model.scoreGradients(of: [2], at: "input", for: sample)
    #expect(input == sample)
    func logOdds(_ sample: Tensor<Float>) throws -> [Double] {
      try model.predict(sample).elements.map { Double($0) }
    }
    // A step along the gradient raises the class's probability.
    let along = Tensor(
      shape: sample.shape,
      elements: zip(sample.elements, gradient.elements).map { $0 + 0.5 * $1 })
    #expect(try logOdds(along)[2] > logOdds(sample)[2])
    let (activations, gradients) = try model.scoreGradients(of: [2], at: "last", for: sample)
    #expect(activations.shape == [1, 2, 2, 16])
    #expect(gradients.shape == [1, 2, 2, 16])
    // Behind the last convolution comes a mean and a product: each place has a quarter of the class's weight.
    let weights = try #require(model[weight: "dense/kernel"])
    for filter in 0..<16 {
      #expect(abs(gradients[0, 1, 0, filter] - weights[filter, 2] / 4) < 1e-6)
    }
  }

  @Test("An unknown layer is an error that names those there are")
  func unknownLayer() throws {
    let samples = Networks.noise([1, 10, 10, 3], seed: 1)
    #expect(throws: TrainingError.self) {
      try network().activations(of: "conv9", for: samples)
    }
  }
}
