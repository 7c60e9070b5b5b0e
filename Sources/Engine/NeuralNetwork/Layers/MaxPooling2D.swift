/// The largest of each window, channel by channel. Padding never wins.
public struct MaxPooling2D: Layer {
  public static let className = "MaxPooling2D"
  public var poolSize: Size2D
  /// By default the pool's size.
  public var strides: Size2D
  public var padding: Padding
  public var name: String?

  public init(
    _ poolSize: Size2D = 2, strides: Size2D? = nil, padding: Padding = .valid, name: String? = nil
  ) {
    self.poolSize = poolSize
    self.strides = strides ?? poolSize
    self.padding = padding
    self.name = name
  }

  public var kind: LayerKind { .maxPooling2D(self) }

  public func outputShape(for inputShape: [Int]) throws -> [Int] {
    let window = try window(for: inputShape)
    return [window.outputHeight, window.outputWidth, window.channels]
  }

  func window(for inputShape: [Int]) throws -> Window {
    try Window(
      inputShape, kernel: poolSize, strides: strides, padding: padding, layer: Self.className)
  }
}
