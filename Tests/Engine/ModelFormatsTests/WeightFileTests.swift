import Artifacts
import Foundation
import ModelFormats
import NeuralNetwork
import Randomness
import Tensor
import Testing

/// `Reference/keras-weights.npz` was written by `numpy.savez_compressed` from the `variables` of the second model of a session of
/// Keras 3.15, the first kernel as 64-bit numbers in Fortran's order, the bias of `dense_2` with 16 bits.
struct WeightFileTests {
  private func network(units: Int = 5) throws -> Sequential {
    try Sequential(inputShape: [6, 5, 3], random: RandomSource(seed: 1)) {
      Conv2D(4, kernelSize: 3, padding: .same, activation: .relu)
      BatchNormalization()
      SeparableConv2D(6, kernelSize: 3)
      DepthwiseConv2D(2, activation: .relu)
      Dropout(0.3)
      GlobalAveragePooling2D()
      Dense(units, activation: .relu)
      Dense(3, activation: .softmax)
    }
  }

  private var reference: String {
    Bundle.module.path(forResource: "keras-weights", ofType: "npz", inDirectory: "Weights") ?? ""
  }

  private func withFile(_ name: String, _ body: (String) throws -> Void) throws {
    let path = NSTemporaryDirectory() + "\(UUID().uuidString)-\(name)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(path)
  }

  @Test("Weights by Keras in an .npz give the probabilities of Keras")
  func kerasWeights() throws {
    var network = try network()
    try network.importWeights(from: reference)
    let samples = Tensor<Float>(shape: [2, 6, 5, 3]) { samples in
      for index in samples.indices { samples[index] = Float(index * 37 % 101) / 101 }
    }
    let expected: [Float] = [
      0.33871123, 0.2834335, 0.37785533, 0.33603886, 0.28091165, 0.38304943,
    ]
    for (value, wanted) in zip(try network.predict(samples).elements, expected) {
      #expect(abs(value - wanted) < 1e-6)
    }
  }

  @Test("Names by Keras are understood in safetensors too, within residual blocks in their order")
  func safetensors() throws {
    let network = try Sequential(inputShape: [4, 4, 2], random: RandomSource(seed: 4)) {
      Conv2D(2, kernelSize: 1, useBias: false, name: "stem")
      Residual {
        Conv2D(2, kernelSize: 3, padding: .same, useBias: false)
      } shortcut: {
        Conv2D(2, kernelSize: 1, useBias: false)
      }
    }
    let names = ["conv2d_9/kernel", "conv2d_10/kernel"]
    let parts = [
      network.weights[1].part(named: names[0]), network.weights[2].part(named: names[1]),
      network.weights[0].part(named: "stem/kernel"),
    ]
    try withFile("weights.safetensors") { path in
      try SafetensorsFile.write(parts, to: path)
      var other = try Sequential(
        inputShape: [4, 4, 2], layers: network.layers, random: RandomSource(seed: 5))
      #expect(other != network)
      try other.importWeights(from: path)
      #expect(other == network)
    }
  }

  @Test("All that does not fit is listed, and the network stays as it was")
  func mismatches() throws {
    var network = try network(units: 4)
    let before = network
    let error = #expect(throws: WeightMismatch.self) { try network.importWeights(from: reference) }
    #expect(
      error?.problems == [
        "dense/kernel has shape [6, 4], sequential_1/dense_2/kernel has [6, 5]",
        "dense/bias has shape [4], sequential_1/dense_2/bias has [5]",
        "dense_1/kernel has shape [4, 3], sequential_1/dense_3/kernel has [5, 3]",
      ])
    #expect(network == before)
    var short = try Sequential(inputShape: [6, 5, 3]) {
      Conv2D(4, kernelSize: 3, useBias: false)
      Conv2D(4, kernelSize: 3)
    }
    let others = #expect(throws: WeightMismatch.self) { try short.importWeights(from: reference) }
    #expect(others?.problems.first == "conv2d_1 has no layer of its class left in the file")
    #expect(others?.problems.contains("sequential_1/conv2d_1/bias belongs to no layer") == true)
  }

  @Test("Arrays that the network has no place for are listed, seeds of random numbers left out")
  func arraysLeftOver() throws {
    let network = try Sequential(inputShape: [3]) { Dense(2) }
    let bias = network.weights[1]
    let parts = zip(network.parameterNames, network.weights).map { $1.part(named: $0) }
    let seed = bias.part(named: "dropout/seed_generator/seed_generator_state")
    try withFile("weights.safetensors") { path in
      var other = network
      try SafetensorsFile.write(parts + [seed], to: path)
      try other.importWeights(from: path)
      try SafetensorsFile.write(parts + [seed, bias.part(named: "dense_1/bias")], to: path)
      let error = #expect(throws: WeightMismatch.self) { try other.importWeights(from: path) }
      #expect(error?.problems == ["dense_1/bias belongs to no layer"])
    }
  }

  @Test(
    "Names without a layer are listed like others", arguments: ["", "/", "//", "kernel", "a//b"])
  func strangeNames(name: String) throws {
    let network = try Sequential(inputShape: [3]) { Dense(2) }
    try withFile("weights.safetensors") { path in
      try SafetensorsFile.write([network.weights[1].part(named: name)], to: path)
      var other = network
      let error = #expect(throws: WeightMismatch.self) { try other.importWeights(from: path) }
      #expect(error?.problems.contains("\(name) belongs to no layer") == true)
      #expect(throws: WeightMismatch.self) { try other.loadWeights(from: path) }
      #expect(other == network)
    }
  }

  @Test("A file of another kind, or a damaged one, is an error with its path")
  func damage() throws {
    var network = try network()
    let sound = try Data(contentsOf: URL(filePath: reference))
    for bytes in [Data("hello, this is no file of weights".utf8), sound.prefix(700), Data()] {
      try withFile("damaged.npz") { path in
        try bytes.write(to: URL(filePath: path))
        let error = #expect(throws: (any Error).self) { try network.importWeights(from: path) }
        #expect(error.map { "\($0)".contains(path) } == true)
      }
    }
  }
}
