import Checks

/// A separate convolution of each channel: `[height, width, channels]` to `[height', width', channels * depthMultiplier]`.
///
/// Weights: `kernel` of shape `[height, width, channels, depthMultiplier]` and `bias`.
public struct DepthwiseConv2D: Layer {
  public static let className = "DepthwiseConv2D"
  /// Height and width of the window.
  public var kernelSize: Size2D
  /// The step from one window to the next.
  public var strides: Size2D
  /// What a window does at the picture's edge.
  public var padding: Padding
  /// The number of output channels for each input channel.
  public var depthMultiplier: Int
  /// The distance between neighboring pixels of a window; 1 for a window without gaps.
  public var dilationRate: Size2D
  /// What is applied to each output.
  public var activation: ActivationFunction
  /// Whether a learned number is added to each output channel.
  public var useBias: Bool
  /// How the kernel is drawn before training.
  public var depthwiseInitializer: Initializer
  public var name: String?

  /// Makes a convolution with Keras' arguments and defaults.
  public init(
    _ kernelSize: Size2D, strides: Size2D = 1, padding: Padding = .valid, depthMultiplier: Int = 1,
    dilationRate: Size2D = 1, activation: ActivationFunction = .linear, useBias: Bool = true,
    depthwiseInitializer: Initializer = .glorotUniform, name: String? = nil
  ) {
    require(
      depthMultiplier > 0, "a depth multiplier is at least 1, received \(depthMultiplier)")
    self.kernelSize = kernelSize
    self.strides = strides
    self.padding = padding
    self.depthMultiplier = depthMultiplier
    self.dilationRate = dilationRate
    self.activation = activation
    self.useBias = useBias
    self.depthwiseInitializer = depthwiseInitializer
    self.name = name
  }

  public var kind: LayerKind { .depthwiseConv2D(self) }

  public func outputShape(for inputShape: [Int]) throws -> [Int] {
    let window = try window(for: inputShape)
    return [window.outputHeight, window.outputWidth, window.channels * depthMultiplier]
  }

  public func parameters(for inputShape: [Int]) -> [ParameterSpecification] {
    let kernel = ParameterSpecification(
      "kernel", shape: [kernelSize.height, kernelSize.width, inputShape[2], depthMultiplier],
      initializer: depthwiseInitializer)
    let bias = ParameterSpecification(
      "bias", shape: [inputShape[2] * depthMultiplier], initializer: .zeros)
    return useBias ? [kernel, bias] : [kernel]
  }

  func window(for inputShape: [Int]) throws -> Window {
    try Window(
      inputShape, kernel: kernelSize, strides: strides, padding: padding, dilation: dilationRate,
      layer: Self.className)
  }
}
