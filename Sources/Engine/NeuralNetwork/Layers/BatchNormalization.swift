/// Each channel shifted and scaled to mean 0 and variance 1, then by learned `beta` and `gamma` (Ioffe and Szegedy, 2015).
///
/// In training the mean and the biased variance are those of the batch; at inference the moving averages
/// `moving_mean` and `moving_variance`, which follow them by `moving * momentum + batch * (1 - momentum)`.
public struct BatchNormalization: Layer {
  public static let className = "BatchNormalization"
  /// The share of the moving averages that each batch keeps.
  public var momentum: Double
  /// Added to the variance before its root is taken.
  public var epsilon: Double
  public var name: String?

  /// Makes a layer with Keras' defaults.
  public init(momentum: Double = 0.99, epsilon: Double = 1e-3, name: String? = nil) {
    self.momentum = momentum
    self.epsilon = epsilon
    self.name = name
  }

  public var kind: LayerKind { .batchNormalization(self) }

  public func outputShape(for inputShape: [Int]) throws -> [Int] {
    guard let channels = inputShape.last, channels > 0 else {
      throw ShapeError(layer: Self.className, expected: "at least one axis", received: inputShape)
    }
    return inputShape
  }

  public func parameters(for inputShape: [Int]) -> [ParameterSpecification] {
    let shape = Array(inputShape.suffix(1))
    return [
      ParameterSpecification("gamma", shape: shape, initializer: .ones),
      ParameterSpecification("beta", shape: shape, initializer: .zeros),
      ParameterSpecification(
        "moving_mean", shape: shape, initializer: .zeros, isTrainable: false),
      ParameterSpecification(
        "moving_variance", shape: shape, initializer: .ones, isTrainable: false),
    ]
  }
}
