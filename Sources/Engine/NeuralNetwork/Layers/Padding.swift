import Checks

/// What a window does at the picture's edge.
public enum Padding: String, Sendable, Codable, Hashable {
  /// Windows are within the picture.
  case valid
  /// As many windows as `ceil(n / stride)`; the odd padded pixel comes after.
  case same

  /// The number of windows along an axis of `extent` pixels, and the padded pixels before the first.
  package func windows(
    extent: Int, kernel: Int, stride: Int, dilation: Int
  ) -> (count: Int, before: Int) {
    let reach = dilation * (kernel - 1) + 1
    switch self {
    case .valid: return (extent < reach ? 0 : (extent - reach) / stride + 1, 0)
    case .same:
      let count = (extent + stride - 1) / stride
      return (count, max((count - 1) * stride + reach - extent, 0) / 2)
    }
  }
}

/// Height and width of a window or a step. A literal number means both.
public struct Size2D: Sendable, Codable, Hashable, ExpressibleByIntegerLiteral {
  /// The extent along the rows, in pixels.
  public var height: Int
  /// The extent along the columns, in pixels.
  public var width: Int

  /// Makes a size from height and width.
  /// - Precondition: Both are positive.
  public init(_ height: Int, _ width: Int) {
    require(height > 0 && width > 0, "a size must be positive, received \(height) x \(width)")
    self.height = height
    self.width = width
  }

  public init(integerLiteral value: Int) { self.init(value, value) }
}
