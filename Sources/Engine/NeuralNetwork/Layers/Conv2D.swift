import Checks

/// A two-dimensional convolution over pictures: `[height, width, channels]` to `[height', width', filters]`.
///
/// Weights: `kernel` of shape `[height, width, channels, filters]` and `bias`. As everywhere in deep learning, the kernel
/// is not mirrored.
public struct Conv2D: Layer {
  public static let className = "Conv2D"
  /// The number of output channels.
  public var filters: Int
  /// Height and width of the window.
  public var kernelSize: Size2D
  /// The step from one window to the next.
  public var strides: Size2D
  /// What a window does at the picture's edge.
  public var padding: Padding
  /// The distance between neighboring pixels of a window; 1 for a window without gaps.
  public var dilationRate: Size2D
  /// What is applied to each output.
  public var activation: ActivationFunction
  /// Whether a learned number is added to each output channel.
  public var useBias: Bool
  /// How the kernel is drawn before training.
  public var kernelInitializer: Initializer
  /// How the bias is set before training.
  public var biasInitializer: Initializer
  /// The factor of the kernel's squares in the loss.
  public var l2: Double
  public var name: String?

  /// Makes a convolution with Keras' arguments and defaults.
  public init(
    _ filters: Int, kernelSize: Size2D, strides: Size2D = 1, padding: Padding = .valid,
    dilationRate: Size2D = 1, activation: ActivationFunction = .linear, useBias: Bool = true,
    kernelInitializer: Initializer = .glorotUniform, biasInitializer: Initializer = .zeros,
    l2: Double = 0, name: String? = nil
  ) {
    require(filters > 0, "a convolution needs at least one filter, received \(filters)")
    self.filters = filters
    self.kernelSize = kernelSize
    self.strides = strides
    self.padding = padding
    self.dilationRate = dilationRate
    self.activation = activation
    self.useBias = useBias
    self.kernelInitializer = kernelInitializer
    self.biasInitializer = biasInitializer
    self.l2 = l2
    self.name = name
  }

  public var kind: LayerKind { .conv2D(self) }

  public func outputShape(for inputShape: [Int]) throws -> [Int] {
    let window = try window(for: inputShape)
    return [window.outputHeight, window.outputWidth, filters]
  }

  public func parameters(for inputShape: [Int]) -> [ParameterSpecification] {
    let kernel = ParameterSpecification(
      "kernel", shape: [kernelSize.height, kernelSize.width, inputShape[2], filters],
      initializer: kernelInitializer, l2: l2)
    let bias = ParameterSpecification("bias", shape: [filters], initializer: biasInitializer)
    return useBias ? [kernel, bias] : [kernel]
  }
}
