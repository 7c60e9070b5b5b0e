import Checks

/// A separate convolution of each channel: `[height, width, channels]` to `[height', width', channels * depthMultiplier]`.
///
/// Weights: `kernel` of shape `[height, width, channels, depthMultiplier]` and `bias`.
public struct DepthwiseConv2D: Layer {
  public static let className = "DepthwiseConv2D"
  public var kernelSize: Size2D
  public var strides: Size2D
  public var padding: Padding
  public var depthMultiplier: Int
  public var dilationRate: Size2D
  public var activation: ActivationFunction
  public var useBias: Bool
  public var depthwiseInitializer: Initializer
  public var name: String?

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
