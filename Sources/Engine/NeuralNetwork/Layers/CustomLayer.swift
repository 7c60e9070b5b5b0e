import Randomness
import Tensor

/// A layer of your own: its forward and backward are written in Swift on tensors.
///
/// It is used, trained, saved, loaded and summarized like any other layer. The settings are what the conforming type stores;
/// the weights belong to the network.
///
/// ```swift
/// struct Scale: CustomLayer {
///   static let className = "Scale"
///   var name: String?
///
///   func outputShape(for inputShape: [Int]) -> [Int] { inputShape }
///   func parameters(for inputShape: [Int]) -> [ParameterSpecification] {
///     [ParameterSpecification("factor", shape: [1], initializer: .ones)]
///   }
///   func forward(_ batch: LayerBatch) -> Tensor<Float> {
///     let factor = batch.weights[0][0]
///     return batch.input.map { $0 * factor }
///   }
///   func backward(
///     _ outputGradient: Tensor<Float>, of batch: LayerBatch, output: Tensor<Float>
///   ) -> LayerGradients {
///     let factor = batch.weights[0][0]
///     let slope = zip(outputGradient.elements, batch.input.elements).reduce(0) { $0 + $1.0 * $1.1 }
///     return LayerGradients(
///       input: outputGradient.map { $0 * factor }, weights: [Tensor(shape: [1], elements: [slope])])
///   }
/// }
/// ```
///
/// A file of a network names the type, so the program that loads it must contain the type under the same module and name.
public protocol CustomLayer: Layer {
  /// The output for a batch: a tensor of `[n]` and the layer's output shape.
  ///
  /// It must give the same numbers for equal batches.
  func forward(_ batch: LayerBatch) -> Tensor<Float>
  /// The gradients of the loss to the input and to each weight.
  ///
  /// - Parameters:
  ///   - outputGradient: The gradient of the loss to the output, of the output's shape.
  ///   - batch: What ``forward(_:)`` received.
  ///   - output: What it returned.
  func backward(
    _ outputGradient: Tensor<Float>, of batch: LayerBatch, output: Tensor<Float>
  ) -> LayerGradients
}

extension CustomLayer {
  /// The layer in the box that networks keep it in.
  public var kind: LayerKind { .custom(CustomLayerBox(self)) }
}

/// What a ``CustomLayer`` computes with.
public struct LayerBatch: Sendable {
  /// The samples: `[n]` and the layer's input shape.
  public var input: Tensor<Float>
  /// The weights in the order of ``Layer/parameters(for:)``.
  public var weights: [Tensor<Float>]
  /// Whether the network is trained on this batch.
  public var isTraining: Bool
  /// The randomness of this layer in this step.
  public var random: RandomSource
}

/// What a ``CustomLayer`` passes back.
public struct LayerGradients: Sendable {
  /// The gradient to the input, of the input's shape.
  public var input: Tensor<Float>
  /// The gradient to each weight, of the weight's shape.
  public var weights: [Tensor<Float>]

  /// Gradients in the order of the layer's weights.
  public init(input: Tensor<Float>, weights: [Tensor<Float>] = []) {
    self.input = input
    self.weights = weights
  }
}

/// A ``CustomLayer`` of any type, encoded with the name of its type.
public struct CustomLayerBox: Sendable, Codable, Hashable {
  /// The layer itself.
  public let layer: any CustomLayer

  /// Holds `layer`.
  public init(_ layer: any CustomLayer) { self.layer = layer }

  private enum CodingKeys: String, CodingKey {
    case type
    case settings
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let name = try container.decode(String.self, forKey: .type)
    guard let type = _typeByName(name) as? any CustomLayer.Type else {
      throw DecodingError.dataCorruptedError(
        forKey: .type, in: container, debugDescription: "this program has no layer type \(name)")
    }
    func decode<Value: CustomLayer>(_ type: Value.Type) throws -> any CustomLayer {
      try container.decode(type, forKey: .settings)
    }
    layer = try decode(type)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(
      _mangledTypeName(type(of: layer)) ?? "\(type(of: layer))", forKey: .type)
    func encode(_ layer: some CustomLayer) throws {
      try container.encode(layer, forKey: .settings)
    }
    try encode(layer)
  }

  public static func == (left: CustomLayerBox, right: CustomLayerBox) -> Bool {
    AnyHashable(left.layer) == AnyHashable(right.layer)
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(AnyHashable(layer)) }
}
