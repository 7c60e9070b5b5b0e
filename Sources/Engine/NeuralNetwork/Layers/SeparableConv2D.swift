import Checks

/// A depthwise convolution followed by a 1x1 convolution that mixes the channels (Chollet, 2016).
///
/// Weights: `depthwise_kernel` `[height, width, channels, depthMultiplier]`, `pointwise_kernel`
/// `[1, 1, channels * depthMultiplier, filters]` and `bias`.
public struct SeparableConv2D: Layer {
  public static let className = "SeparableConv2D"
  /// The number of output channels.
  public var filters: Int
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
  public var name: String?

  /// Makes a convolution with Keras' arguments and defaults.
  public init(
    _ filters: Int, kernelSize: Size2D, strides: Size2D = 1, padding: Padding = .valid,
    depthMultiplier: Int = 1, dilationRate: Size2D = 1, activation: ActivationFunction = .linear,
    useBias: Bool = true, name: String? = nil
  ) {
    require(filters > 0, "a convolution needs at least one filter, received \(filters)")
    self.filters = filters
    self.kernelSize = kernelSize
    self.strides = strides
    self.padding = padding
    self.depthMultiplier = depthMultiplier
    self.dilationRate = dilationRate
    self.activation = activation
    self.useBias = useBias
    self.name = name
  }

  public var kind: LayerKind { .separableConv2D(self) }

  /// The first half.
  var depthwise: DepthwiseConv2D {
    DepthwiseConv2D(
      kernelSize, strides: strides, padding: padding, depthMultiplier: depthMultiplier,
      dilationRate: dilationRate, useBias: false)
  }

  /// The second half.
  var pointwise: Conv2D {
    Conv2D(filters, kernelSize: 1, activation: activation, useBias: useBias)
  }

  public func outputShape(for inputShape: [Int]) throws -> [Int] {
    try pointwise.outputShape(for: depthwise.outputShape(for: inputShape))
  }

  public func parameters(for inputShape: [Int]) -> [ParameterSpecification] {
    var kernel = depthwise.parameters(for: inputShape)[0]
    kernel.name = "depthwise_kernel"
    var mixing = pointwise.parameters(for: [1, 1, inputShape[2] * depthMultiplier])
    mixing[0].name = "pointwise_kernel"
    return [kernel] + mixing
  }
}
