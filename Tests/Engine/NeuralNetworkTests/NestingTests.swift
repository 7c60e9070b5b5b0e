import Foundation
import NeuralNetwork
import Randomness
import Tensor
import Testing

/// Blocks within blocks do everything that single layers do.
struct NestingTests {
  private func network(_ seed: UInt64) throws -> Sequential {
    let (input, layers) = Nestings.layers(seed: seed)
    return try Sequential(inputShape: input, layers: layers, random: RandomSource(seed: seed))
  }

  @Test("They train, and predict fused as layer by layer", arguments: 0..<30)
  func training(seed: UInt64) throws {
    var network = try network(seed)
    let samples = Networks.noise([9] + network.inputShape, seed: seed)
    let before = network.weights
    let history = try network.fit(samples, labels: (0..<9).map { $0 % 3 }, epochs: 2, batchSize: 4)
    #expect(history[.loss].allSatisfy { $0.isFinite })
    for (name, (weight, first)) in zip(network.parameterNames, zip(network.weights, before)) {
      #expect(weight != first, "\(name) has not moved")
    }
    let fused = try network.predict(samples)
    let single = try LayerProbe(network, samples, isTraining: false, fuses: false).output()
    for (one, other) in zip(fused.elements, single.elements) { #expect(abs(one - other) < 1e-4) }
    #expect(network.summary().split(separator: "\n").count > network.layers.count)
  }

  @Test("They are saved and loaded in every form", arguments: 0..<30)
  func files(seed: UInt64) throws {
    let network = try network(seed)
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(
      "nesting-\(UUID().uuidString).safetensors"
    ).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try network.saveWeights(to: path)
    let (input, layers) = Nestings.layers(seed: seed)
    var loaded = try Sequential(inputShape: input, layers: layers, random: RandomSource(seed: 99))
    try loaded.loadWeights(from: path)
    #expect(loaded == network)
    let decoded = try JSONDecoder().decode(Sequential.self, from: JSONEncoder().encode(network))
    #expect(decoded == network)
    let samples = Networks.noise([3] + network.inputShape, seed: 4)
    #expect(try decoded.predict(samples) == network.predict(samples))
  }

  @Test("Networks for pictures are classifiers", arguments: 0..<30)
  func classifiers(seed: UInt64) throws {
    let network = try Sequential(
      inputShape: [6, 5, 3],
      layers: [Conv2D(Nestings.layers(seed: seed).input[2], kernelSize: 1).kind]
        + Nestings.layers(seed: seed).layers)
    let classifier = Classifier(network, classNames: ["a", "b", "c"])
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(
      "nesting-\(UUID().uuidString).safetensors"
    ).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try classifier.save(to: path)
    #expect(try Classifier(contentsOf: path) == classifier)
  }
}

/// What could not be loaded cannot be built.
struct RefusedNetworkTests {
  @Test("A name that two layers or two weights have is refused")
  func names() {
    #expect(throws: LayerError.self) {
      try Sequential(inputShape: [2]) {
        Dense(2, name: "same")
        Dense(2, name: "same")
      }
    }
    #expect(throws: LayerError.self) {
      try Sequential(inputShape: [2]) {
        Dense(2)
        Dense(2, name: "dense")
      }
    }
    #expect(throws: LayerError.self) {
      try Sequential(inputShape: [2, 2, 1]) {
        Residual(name: "a") { Conv2D(1, kernelSize: 1) }
        Conv2D(1, kernelSize: 1, name: "a/main/0")
      }
    }
  }

  @Test("Settings out of their bounds are refused, wherever the layer is")
  func settings() {
    var dropout = Dropout(0.5)
    dropout.rate = 1
    var dense = Dense(2)
    dense.units = 0
    var pooling = MaxPooling2D(2)
    pooling.strides.height = 0
    let layers: [LayerKind] = [
      dropout.kind, dense.kind, pooling.kind, BatchNormalization(epsilon: .nan).kind,
      Dense(2, l2: .infinity).kind, Dense(2, biasInitializer: .constant(.nan)).kind,
      Dense(1 << 21).kind,
    ]
    for layer in layers {
      #expect(throws: LayerError.self) { try Sequential(inputShape: [2], layers: [layer]) }
      #expect(throws: LayerError.self) {
        try Sequential(inputShape: [2], layers: [Residual { [layer.layer] }.kind])
      }
    }
    #expect(throws: ShapeError.self) { try Sequential(inputShape: [0], layers: []) }
    #expect(throws: ShapeError.self) {
      try Sequential(inputShape: [1 << 20, 1 << 20], layers: [Flatten().kind])
    }
  }
}
