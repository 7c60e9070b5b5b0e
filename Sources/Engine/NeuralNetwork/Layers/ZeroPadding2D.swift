import Checks

/// Rows and columns of zeros around each picture.
public struct ZeroPadding2D: Layer {
  public static let className = "ZeroPadding2D"
  /// Rows above the picture.
  public var top: Int
  /// Rows below the picture.
  public var bottom: Int
  /// Columns to the left of the picture.
  public var left: Int
  /// Columns to the right of the picture.
  public var right: Int
  public var name: String?

  /// Makes a frame from the thickness of each side.
  /// - Precondition: None of them is negative.
  public init(top: Int, bottom: Int, left: Int, right: Int, name: String? = nil) {
    require(
      min(top, bottom, left, right) >= 0,
      "padding cannot be negative, received \(top), \(bottom), \(left), \(right)")
    self.top = top
    self.bottom = bottom
    self.left = left
    self.right = right
    self.name = name
  }

  /// The same number of rows and columns on each side.
  public init(_ padding: Int = 1, name: String? = nil) {
    self.init(top: padding, bottom: padding, left: padding, right: padding, name: name)
  }

  public var kind: LayerKind { .zeroPadding2D(self) }

  public func outputShape(for inputShape: [Int]) throws -> [Int] {
    guard inputShape.count == 3 else {
      throw ShapeError(
        layer: Self.className, expected: "[height, width, channels]", received: inputShape)
    }
    return [inputShape[0] + top + bottom, inputShape[1] + left + right, inputShape[2]]
  }
}
