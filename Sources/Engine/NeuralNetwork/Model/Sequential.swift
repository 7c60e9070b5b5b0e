import Hosting
import Randomness
import Tensor

/// A network of layers one after another, with its weights.
///
/// It is a value: a copy trains without changing the original.
///
/// ```swift
/// var model = try Sequential(inputShape: [64, 64, 3]) {
///   Conv2D(32, kernelSize: 3, activation: .relu)
///   MaxPooling2D(2)
///   Flatten()
///   Dense(18, activation: .softmax)
/// }
/// let history = try model.fit(pictures, targets, epochs: 7, validationSplit: 0.2)
/// let probabilities = try model.predict(testPictures)
/// ```
public struct Sequential: Sendable, Codable, Equatable {
  /// What the network is called in summaries and files.
  public let name: String
  /// The shape of one sample, without the batch.
  public let inputShape: [Int]
  /// The layers, from input to output.
  public let layers: [LayerKind]
  /// The weights, in the order of ``parameterNames``.
  public internal(set) var weights: [Tensor<Float>]

  /// Builds a network and draws its weights.
  ///
  /// - Parameters:
  ///   - inputShape: The shape of one sample, without the batch.
  ///   - name: What the network is called in summaries and files.
  ///   - random: The source of the weights; by default the host's, for networks.
  ///   - layers: The layers, from input to output.
  /// - Throws: ``ShapeError`` when a layer cannot take what the one before it gives, ``LayerError`` for settings out of their bounds
  ///   or a name that two layers have.
  public init(
    inputShape: [Int], name: String = "sequential",
    random: RandomSource = Work.host.random["network"],
    @LayerBuilder layers: () throws -> [LayerKind]
  ) throws {
    try self.init(inputShape: inputShape, name: name, layers: layers(), random: random)
  }

  /// Builds a network of layers in an array.
  public init(
    inputShape: [Int], name: String = "sequential", layers: [LayerKind],
    random: RandomSource = Work.host.random["network"]
  ) throws {
    self.name = name
    self.inputShape = inputShape
    self.layers = layers
    try Self.check(layers, inputShape: inputShape)
    let shapes = try NeuralNetwork.shapes(of: layers, from: inputShape)
    var inputs = [inputShape] + shapes
    inputs.removeLast()
    var weights: [Tensor<Float>] = []
    for (index, layer) in layers.enumerated() {
      for specification in layer.layer.parameters(for: inputs[index]) {
        weights.append(
          specification.initializer.makeWeights(
            shape: specification.shape, random: random[index][specification.name]))
      }
    }
    self.weights = weights
    try checkNames()
  }

  /// The same layers with the same weights for samples of another shape, such as larger pictures.
  ///
  /// That works where no weight's shape depends on the size, as in a network that ends in ``GlobalAveragePooling2D``.
  /// - Throws: ``ShapeError`` when a layer cannot take such samples, or would need weights of another shape.
  public func adapted(to inputShape: [Int]) throws -> Sequential {
    try Self.check(layers, inputShape: inputShape)
    let shapes = try NeuralNetwork.shapes(of: layers, from: inputShape)
    for (index, (layer, shape)) in zip(layers, [inputShape] + shapes).enumerated() {
      let wanted = layer.layer.parameters(for: shape).map(\.shape)
      guard wanted == layerParameters[index].map(\.shape) else {
        throw ShapeError(
          layer: layerNames[index],
          expected: "an input for which its weights keep their shapes", received: shape)
      }
    }
    return Sequential(name: name, inputShape: inputShape, layers: layers, weights: weights)
  }

  private init(
    name: String, inputShape: [Int], layers: [LayerKind], weights: [Tensor<Float>]
  ) {
    (self.name, self.inputShape, self.layers, self.weights) = (name, inputShape, layers, weights)
  }

  /// The shape of each layer's output for one sample.
  public var outputShapes: [[Int]] {
    (try? NeuralNetwork.shapes(of: layers, from: inputShape)) ?? []
  }

  /// The shape of the network's output for one sample.
  public var outputShape: [Int] { outputShapes.last ?? inputShape }

  /// The names of the layers: their own, or the class in snake case with a counter, as in `conv2d_1`.
  public var layerNames: [String] {
    var counts: [String: Int] = [:]
    return layers.map { kind in
      if let name = kind.layer.name { return name }
      let base = snakeCase(type(of: kind.layer).className)
      let number = counts[base, default: 0]
      counts[base] = number + 1
      return number == 0 ? base : "\(base)_\(number)"
    }
  }

  /// The number of weights.
  public var parameterCount: Int { weights.reduce(0) { $0 + $1.count } }

  /// The names of the weights, as in `conv2d/kernel`, in the order of ``weights``.
  public var parameterNames: [String] {
    zip(layerNames, layerParameters).flatMap { layer, specifications in
      specifications.map { "\(layer)/\($0.name)" }
    }
  }

  /// What each layer says about its weights.
  var layerParameters: [[ParameterSpecification]] {
    zip(layers, [inputShape] + outputShapes).map { $0.layer.parameters(for: $1) }
  }
}

/// `MaxPooling2D` as `max_pooling2d`, by the rule of Keras.
package func snakeCase(_ name: String) -> String {
  var result = ""
  var previous: Character?
  for character in name {
    if character.isUppercase, let previous, previous.isLowercase { result += "_" }
    result += character.lowercased()
    previous = character
  }
  return result
}
