import Drawing

/// One of the two directions of a panel. What is the same in both is written once, in terms of a dimension and its ``other``.
public enum Dimension: Sendable, Hashable, CaseIterable {
  /// The horizontal direction.
  case x
  /// The vertical direction.
  case y

  /// The direction at a right angle to this one.
  public var other: Dimension { self == .x ? .y : .x }
}

extension Point {
  /// The point at `place` in a dimension and at `across` in the other one.
  init(_ dimension: Dimension, _ place: Double, across: Double) {
    self = dimension == .x ? Point(place, across) : Point(across, place)
  }
}

extension Rectangle {
  /// The rectangle from `a` to `b` in a dimension and from `c` to `d` in the other one, in any order.
  init(_ dimension: Dimension, _ a: Double, _ b: Double, across c: Double, _ d: Double) {
    let (low, high) = (
      Point(dimension, min(a, b), across: min(c, d)),
      Point(dimension, max(a, b), across: max(c, d))
    )
    self.init(x: low.x, y: low.y, width: high.x - low.x, height: high.y - low.y)
  }
}
