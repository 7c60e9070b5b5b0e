import Foundation

/// Lines and curves to be filled, stroked or clipped to.
public struct Path: Sendable, Hashable {
  /// One step of the pen.
  public enum Element: Sendable, Hashable {
    /// Begins a new subpath at a point.
    case move(Point)
    /// A straight line to a point.
    case line(Point)
    /// A cubic Bézier curve with its two control points.
    case curve(Point, Point, to: Point)
    /// A straight line back to where the subpath began.
    case close
  }

  /// The steps of the pen, in order.
  public var elements: [Element]

  /// A path without elements.
  public init() { elements = [] }

  /// Begins a new subpath at a point.
  public mutating func move(to point: Point) { elements.append(.move(point)) }
  /// Adds a straight line to a point.
  public mutating func line(to point: Point) { elements.append(.line(point)) }
  /// Adds a cubic Bézier curve with two control points.
  public mutating func curve(to end: Point, _ control1: Point, _ control2: Point) {
    elements.append(.curve(control1, control2, to: end))
  }
  /// A quadratic Bézier curve, kept as the cubic one of the same shape.
  public mutating func quadraticCurve(to end: Point, _ control: Point) {
    let start = currentPoint
    elements.append(
      .curve(
        start + (control - start) * (2.0 / 3), end + (control - end) * (2.0 / 3), to: end))
  }
  /// Adds a straight line back to where the subpath began.
  public mutating func close() { elements.append(.close) }

  /// Appends the elements of `other`.
  public mutating func append(_ other: Path) { elements += other.elements }

  /// The position of the pen; the origin before the first step.
  public var currentPoint: Point {
    var start = Point.zero
    var current = Point.zero
    for element in elements {
      switch element {
      case .move(let point):
        start = point
        current = point
      case .line(let point), .curve(_, _, to: let point): current = point
      case .close: current = start
      }
    }
    return current
  }

  /// The same path with each point mapped.
  public func transformed(_ transform: Transform) -> Path {
    var result = self
    result.elements = elements.map { element in
      switch element {
      case .move(let point): .move(transform.apply(point))
      case .line(let point): .line(transform.apply(point))
      case .curve(let control1, let control2, to: let end):
        .curve(transform.apply(control1), transform.apply(control2), to: transform.apply(end))
      case .close: .close
      }
    }
    return result
  }
}
