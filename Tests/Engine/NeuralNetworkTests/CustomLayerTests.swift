import Foundation
import NeuralNetwork
import Randomness
import Tensor
import Testing

/// A layer that a user writes: `tanh(x * factor) + noise`, with a factor for each channel and noise in training only.
struct ScaledTanh: CustomLayer {
  static let className = "ScaledTanh"
  var amplitude: Float = 0
  var name: String?

  func outputShape(for inputShape: [Int]) throws -> [Int] { inputShape }

  func parameters(for inputShape: [Int]) -> [ParameterSpecification] {
    [ParameterSpecification("factor", shape: [inputShape.last ?? 1], initializer: .constant(0.5))]
  }

  func forward(_ batch: LayerBatch) -> Tensor<Float> {
    let factors = batch.weights[0].elements
    var generator = batch.random.generator
    let isNoisy = batch.isTraining && amplitude > 0
    return Tensor(
      shape: batch.input.shape,
      elements: batch.input.elements.enumerated().map { index, value in
        let noise = isNoisy ? Float.random(in: -amplitude...amplitude, using: &generator) : 0
        return Float(tanh(Double(value * factors[index % factors.count]))) + noise
      })
  }

  func backward(
    _ outputGradient: Tensor<Float>, of batch: LayerBatch, output: Tensor<Float>
  ) -> LayerGradients {
    let factors = batch.weights[0].elements
    let slopes = zip(batch.input.elements, outputGradient.elements).enumerated().map {
      let y = Float(tanh(Double($1.0 * factors[$0 % factors.count])))
      return $1.1 * (1 - y * y)
    }
    var factorGradient = [Float](repeating: 0, count: factors.count)
    for (index, value) in batch.input.elements.enumerated() {
      factorGradient[index % factors.count] += slopes[index] * value
    }
    let inputGradient = slopes.enumerated().map { $1 * factors[$0 % factors.count] }
    return LayerGradients(
      input: Tensor(shape: batch.input.shape, elements: inputGradient),
      weights: [Tensor(shape: [factors.count], elements: factorGradient)])
  }
}

struct CustomLayerTests {
  private func network() throws -> Sequential {
    try Sequential(inputShape: [4, 4, 3], random: RandomSource(seed: 3)) {
      Conv2D(5, kernelSize: 3, padding: .same)
      ScaledTanh(amplitude: 0.1)
      Residual {
        ScaledTanh()
      } shortcut: {
        Conv2D(5, kernelSize: 1)
      }
      GlobalAveragePooling2D()
      ScaledTanh()
      Dense(3, activation: .softmax)
    }
  }

  @Test("A layer of your own trains, with the same bits in each run")
  func training() throws {
    let samples = Networks.noise([12, 4, 4, 3], seed: 6)
    let models = try (0..<2).map { _ in
      var model = try network()
      try model.fit(samples, labels: (0..<12).map { $0 % 3 }, epochs: 3, batchSize: 5)
      return model
    }
    #expect(models[0] == models[1])
    let names = ["scaled_tanh/factor", "residual/main/0/factor", "scaled_tanh_1/factor"]
    for name in names {
      let before = try #require(try network()[weight: name])
      #expect(models[0][weight: name] != before)
    }
  }

  @Test("It is saved, loaded and summarized like any other")
  func files() throws {
    let network = try network()
    let classifier = Classifier(network, classNames: ["a", "b", "c"])
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(
      "custom-\(UUID().uuidString).safetensors"
    ).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try classifier.save(to: path)
    #expect(try Classifier(contentsOf: path) == classifier)
    #expect(
      try JSONDecoder().decode(Sequential.self, from: JSONEncoder().encode(network)) == network)
    #expect(network.summary().contains("scaled_tanh (ScaledTanh)"))
    #expect(network.summary().contains("scaled_tanh_1 (ScaledTanh)"))
  }

  @Test("A type that the program does not have is an error with its name")
  func unknownType() throws {
    let json = String(decoding: try JSONEncoder().encode(ScaledTanh().kind), as: UTF8.self)
    let other = json.replacing("ScaledTanh", with: "ScaledTanx")
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(LayerKind.self, from: Data(other.utf8))
    }
    #expect(
      try JSONDecoder().decode(LayerKind.self, from: Data(json.utf8)) == ScaledTanh().kind)
  }
}
