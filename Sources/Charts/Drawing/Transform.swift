import Foundation

/// An affine map of the plane: `x' = a x + c y + tx`, `y' = b x + d y + ty`.
///
/// The methods put a further step *before* the map, as drawing code reads: `Transform.translation(10, 0).scaled(2)`
/// doubles a shape and then moves it by 10.
public struct Transform: Sendable, Hashable {
  /// A coefficient of the map; see ``Transform``.
  public var a, b, c, d, tx, ty: Double

  /// Makes a map from its six coefficients.
  public init(a: Double, b: Double, c: Double, d: Double, tx: Double, ty: Double) {
    self.a = a
    self.b = b
    self.c = c
    self.d = d
    self.tx = tx
    self.ty = ty
  }

  /// The map that changes nothing.
  public static let identity = Transform(a: 1, b: 0, c: 0, d: 1, tx: 0, ty: 0)

  /// Moves points to the right by `x` and down by `y`.
  public static func translation(_ x: Double, _ y: Double) -> Transform {
    Transform(a: 1, b: 0, c: 0, d: 1, tx: x, ty: y)
  }

  /// Multiplies coordinates by `x` and `y`.
  public static func scale(_ x: Double, _ y: Double) -> Transform {
    Transform(a: x, b: 0, c: 0, d: y, tx: 0, ty: 0)
  }

  /// Rotates points about the top left corner.
  /// - Parameter degrees: Clockwise on the canvas, where y grows downwards.
  public static func rotation(degrees: Double) -> Transform {
    let angle = degrees * .pi / 180
    return Transform(
      a: cos(angle), b: sin(angle), c: -sin(angle), d: cos(angle), tx: 0, ty: 0)
  }

  /// Moves points before this map is applied.
  public func translated(_ x: Double, _ y: Double) -> Transform { self * .translation(x, y) }
  /// Multiplies coordinates by `x` and `y` before this map is applied.
  public func scaled(_ x: Double, _ y: Double) -> Transform { self * .scale(x, y) }
  /// Multiplies coordinates by one factor before this map is applied.
  public func scaled(_ factor: Double) -> Transform { self * .scale(factor, factor) }
  /// Rotates points clockwise before this map is applied.
  public func rotated(degrees: Double) -> Transform { self * .rotation(degrees: degrees) }

  /// The map that does `second` first and then `first`.
  public static func * (first: Transform, second: Transform) -> Transform {
    Transform(
      a: first.a * second.a + first.c * second.b, b: first.b * second.a + first.d * second.b,
      c: first.a * second.c + first.c * second.d, d: first.b * second.c + first.d * second.d,
      tx: first.a * second.tx + first.c * second.ty + first.tx,
      ty: first.b * second.tx + first.d * second.ty + first.ty)
  }

  /// The point that `point` is mapped to.
  public func apply(_ point: Point) -> Point {
    Point(a * point.x + c * point.y + tx, b * point.x + d * point.y + ty)
  }

  /// The factor by which lengths grow, where that is the same in all directions; the geometric mean otherwise.
  public var scaleFactor: Double { abs(a * d - b * c).squareRoot() }

  /// Whether circles stay circles.
  public var keepsShape: Bool {
    let straight = abs(a - d) < 1e-9 && abs(b + c) < 1e-9
    let mirrored = abs(a + d) < 1e-9 && abs(b - c) < 1e-9
    return straight || mirrored
  }

  /// Whether the map only moves.
  public var isTranslation: Bool { a == 1 && b == 0 && c == 0 && d == 1 }
}
