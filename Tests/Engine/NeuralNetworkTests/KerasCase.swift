import Artifacts
import Foundation
import NeuralNetwork
import Tensor
import Testing

/// One file of reference results, with its description.
struct KerasCase: Sendable, CustomTestStringConvertible {
  let name: String
  let file: SafetensorsFile
  let description: Description

  var testDescription: String { name }

  struct Description: Decodable, Sendable {
    var kind: String
    var layer: String?
    var config: LayerConfiguration?
    var inputShape: [Int]?
    var training: Bool?
    var labelSmoothing: Double?
    var layers: [LayerDescription]?
    var batchSize: Int?
    var steps: Int?
    var optimizer: String?
    var optimizerConfig: OptimizerConfiguration?
  }

  struct LayerDescription: Decodable, Sendable {
    var layer: String
    var config: LayerConfiguration
  }

  struct LayerConfiguration: Decodable, Sendable {
    var filters: Int?
    var units: Int?
    var kernelSize: [Int]?
    var poolSize: [Int]?
    var strides: [Int]?
    var dilationRate: [Int]?
    var padding: String?
    var activation: String?
    var useBias: Bool?
    var momentum: Double?
    var epsilon: Double?
  }

  struct OptimizerConfiguration: Decodable, Sendable {
    var learningRate: Double?
    var momentum: Double?
    var nesterov: Bool?
    var rho: Double?
    var epsilon: Double?
    var weightDecay: Double?
    var beta1: Double?
    var beta2: Double?
  }

  init(path: String) throws {
    name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    file = try SafetensorsFile(path: path)
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    description = try decoder.decode(
      Description.self, from: Data((file.metadata["case"] ?? "").utf8))
  }

  func tensor(_ name: String) throws -> Tensor<Float> { try file.tensor(name) }

  /// The cases of the folder that `KERAS_REFERENCE` names, else of the copy beside the tests.
  static func all(_ kind: String) throws -> [KerasCase] {
    let folder =
      ProcessInfo.processInfo.environment["KERAS_REFERENCE"].map { URL(fileURLWithPath: $0) }
      ?? Bundle.module.resourceURL!.appendingPathComponent("Reference")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".safetensors") }.sorted()
      .map { try KerasCase(path: folder.appendingPathComponent($0).path) }
      .filter { $0.description.kind == kind }
  }
}

extension KerasCase.LayerConfiguration {
  private func size(_ pair: [Int]?) -> Size2D? { pair.map { Size2D($0[0], $0[1]) } }
  private var border: Padding { padding.flatMap(Padding.init) ?? .valid }
  private var function: ActivationFunction {
    activation.flatMap(ActivationFunction.init) ?? .linear
  }

  /// The layer of this configuration.
  func layer(_ className: String) throws -> LayerKind {
    switch className {
    case "Conv2D":
      Conv2D(
        filters ?? 0, kernelSize: size(kernelSize) ?? 1, strides: size(strides) ?? 1,
        padding: border, dilationRate: size(dilationRate) ?? 1, activation: function,
        useBias: useBias ?? true
      ).kind
    case "Dense": Dense(units ?? 0, activation: function, useBias: useBias ?? true).kind
    case "MaxPooling2D":
      MaxPooling2D(size(poolSize) ?? 2, strides: size(strides), padding: border).kind
    case "AveragePooling2D":
      AveragePooling2D(size(poolSize) ?? 2, strides: size(strides), padding: border).kind
    case "GlobalAveragePooling2D": GlobalAveragePooling2D().kind
    case "BatchNormalization":
      BatchNormalization(momentum: momentum ?? 0.99, epsilon: epsilon ?? 1e-3).kind
    case "Activation": Activation(function).kind
    case "Flatten": Flatten().kind
    default: throw UnknownName(name: className)
    }
  }
}

extension KerasCase.OptimizerConfiguration {
  func optimizer(_ name: String) throws -> Optimizer {
    switch name {
    case "SGD":
      .sgd(
        learningRate: learningRate ?? 0.01, momentum: momentum ?? 0, nesterov: nesterov ?? false)
    case "RMSprop":
      .rmsprop(learningRate: learningRate ?? 0.001, rho: rho ?? 0.9, epsilon: epsilon ?? 1e-7)
    case "Adam":
      .adam(
        learningRate: learningRate ?? 0.001, beta1: beta1 ?? 0.9, beta2: beta2 ?? 0.999,
        epsilon: epsilon ?? 1e-7)
    case "AdamW":
      .adamW(
        learningRate: learningRate ?? 0.001, weightDecay: weightDecay ?? 0.004,
        beta1: beta1 ?? 0.9, beta2: beta2 ?? 0.999, epsilon: epsilon ?? 1e-7)
    default: throw UnknownName(name: name)
    }
  }
}

/// A layer or an optimizer of a case that the tests do not know.
struct UnknownName: Error { var name: String }

/// `max|a-b| / max|b|` over all elements.
func relativeError(_ a: Tensor<Float>, _ b: Tensor<Float>) -> Double {
  guard a.count == b.count else { return .infinity }
  var difference = 0.0
  var scale = 0.0
  for (x, y) in zip(a.elements, b.elements) {
    guard x.isFinite, y.isFinite else { return .infinity }
    difference = max(difference, abs(Double(x) - Double(y)))
    scale = max(scale, abs(Double(y)))
  }
  return difference == 0 ? 0 : difference / scale
}
