import Checks

/// A fully connected layer: `activation(x * kernel + bias)`, `[inputs]` to `[units]`.
public struct Dense: Layer {
  public static let className = "Dense"
  /// The number of outputs.
  public var units: Int
  /// What is applied to each output.
  public var activation: ActivationFunction
  /// Whether a learned number is added to each output.
  public var useBias: Bool
  /// How the kernel is drawn before training.
  public var kernelInitializer: Initializer
  /// How the bias is set before training.
  public var biasInitializer: Initializer
  /// The factor of the kernel's squares in the loss.
  public var l2: Double
  public var name: String?

  /// Makes a layer with Keras' arguments and defaults.
  public init(
    _ units: Int, activation: ActivationFunction = .linear, useBias: Bool = true,
    kernelInitializer: Initializer = .glorotUniform, biasInitializer: Initializer = .zeros,
    l2: Double = 0, name: String? = nil
  ) {
    require(units > 0, "a dense layer needs at least one unit, received \(units)")
    self.units = units
    self.activation = activation
    self.useBias = useBias
    self.kernelInitializer = kernelInitializer
    self.biasInitializer = biasInitializer
    self.l2 = l2
    self.name = name
  }

  public var kind: LayerKind { .dense(self) }

  public func outputShape(for inputShape: [Int]) throws -> [Int] {
    guard inputShape.count == 1, inputShape[0] > 0 else {
      throw ShapeError(
        layer: Self.className, expected: "[inputs], flattened", received: inputShape)
    }
    return [units]
  }

  public func parameters(for inputShape: [Int]) -> [ParameterSpecification] {
    let kernel = ParameterSpecification(
      "kernel", shape: [inputShape[0], units], initializer: kernelInitializer, l2: l2)
    let bias = ParameterSpecification("bias", shape: [units], initializer: biasInitializer)
    return useBias ? [kernel, bias] : [kernel]
  }
}
