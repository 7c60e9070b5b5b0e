/// A layer that makes one number of each window of a channel.
protocol Pooling2D: Layer {
  var poolSize: Size2D { get }
  var strides: Size2D { get }
  var padding: Padding { get }
}

extension Pooling2D {
  public func outputShape(for inputShape: [Int]) throws -> [Int] {
    let window = try window(for: inputShape)
    return [window.outputHeight, window.outputWidth, window.channels]
  }

  func window(for inputShape: [Int]) throws -> Window {
    try Window(
      inputShape, kernel: poolSize, strides: strides, padding: padding, layer: Self.className)
  }
}

/// The largest of each window, channel by channel. Padding never wins.
public struct MaxPooling2D: Pooling2D {
  public static let className = "MaxPooling2D"
  /// The window.
  public var poolSize: Size2D
  /// The step from window to window; by default the pool's size.
  public var strides: Size2D
  /// What a window does at the picture's edge.
  public var padding: Padding
  public var name: String?

  /// Max pooling, by default of separate windows of 2 by 2.
  public init(
    _ poolSize: Size2D = 2, strides: Size2D? = nil, padding: Padding = .valid, name: String? = nil
  ) {
    self.poolSize = poolSize
    self.strides = strides ?? poolSize
    self.padding = padding
    self.name = name
  }

  public var kind: LayerKind { .maxPooling2D(self) }
}

/// The mean of each window, channel by channel. Padding is left out of it.
public struct AveragePooling2D: Pooling2D {
  public static let className = "AveragePooling2D"
  /// The window.
  public var poolSize: Size2D
  /// The step from window to window; by default the pool's size.
  public var strides: Size2D
  /// What a window does at the picture's edge.
  public var padding: Padding
  public var name: String?

  /// Average pooling, by default of separate windows of 2 by 2.
  public init(
    _ poolSize: Size2D = 2, strides: Size2D? = nil, padding: Padding = .valid, name: String? = nil
  ) {
    self.poolSize = poolSize
    self.strides = strides ?? poolSize
    self.padding = padding
    self.name = name
  }

  public var kind: LayerKind { .averagePooling2D(self) }
}
