/// A place on a canvas: x grows to the right, y grows downwards.
public struct Point: Sendable, Hashable {
  /// The distance from the left edge, in canvas units.
  public var x: Double
  /// The distance from the top edge, in canvas units.
  public var y: Double

  /// Makes a point from x and y.
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  /// The top left corner.
  public static let zero = Point(0, 0)

  /// Adds the coordinates of two points.
  public static func + (a: Point, b: Point) -> Point { Point(a.x + b.x, a.y + b.y) }
  /// The vector from `b` to `a`.
  public static func - (a: Point, b: Point) -> Point { Point(a.x - b.x, a.y - b.y) }
  /// Scales both coordinates.
  public static func * (a: Point, factor: Double) -> Point { Point(a.x * factor, a.y * factor) }
}
