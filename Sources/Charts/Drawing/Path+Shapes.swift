import Foundation

extension Path {
  /// A straight line.
  public init(from start: Point, to end: Point) {
    elements = [.move(start), .line(end)]
  }

  /// Straight lines through `points`.
  public init(_ points: [Point], closed: Bool = false) {
    elements = points.enumerated().map { $0 == 0 ? .move($1) : .line($1) }
    if closed, !points.isEmpty { elements.append(.close) }
  }

  /// A rectangle, with round corners when `cornerRadius` is over 0.
  public init(_ rectangle: Rectangle, cornerRadius: Double = 0) {
    let r = rectangle
    let radius = min(cornerRadius, abs(r.width) / 2, abs(r.height) / 2)
    guard radius > 0 else {
      self.init(
        [Point(r.x, r.y), Point(r.maxX, r.y), Point(r.maxX, r.maxY), Point(r.x, r.maxY)],
        closed: true)
      return
    }
    self.init()
    move(to: Point(r.x + radius, r.y))
    addArc(center: Point(r.maxX - radius, r.y + radius), radius: radius, from: -90, to: 0)
    addArc(center: Point(r.maxX - radius, r.maxY - radius), radius: radius, from: 0, to: 90)
    addArc(center: Point(r.x + radius, r.maxY - radius), radius: radius, from: 90, to: 180)
    addArc(center: Point(r.x + radius, r.y + radius), radius: radius, from: 180, to: 270)
    close()
  }

  /// The ellipse that fills `rectangle`.
  public init(ellipseIn rectangle: Rectangle) {
    self.init()
    addArc(
      center: rectangle.center, radiusX: rectangle.width / 2, radiusY: rectangle.height / 2,
      from: 0, to: 360)
    close()
  }

  /// A circle.
  public init(center: Point, radius: Double) {
    self.init(ellipseIn: Rectangle(center: center, radiusX: radius, radiusY: radius))
  }

  /// Adds an arc of a circle; see ``addArc(center:radiusX:radiusY:from:to:)``.
  public mutating func addArc(
    center: Point, radius: Double, from start: Double, to end: Double
  ) {
    addArc(center: center, radiusX: radius, radiusY: radius, from: start, to: end)
  }

  /// Adds an arc of an upright ellipse, joined by a line to what there is.
  ///
  /// Angles are degrees, 0 pointing right and 90 down; `end` below `start` turns against the clock. Each quarter is
  /// one cubic curve, off by less than 0.03 % of the radius.
  public mutating func addArc(
    center: Point, radiusX: Double, radiusY: Double, from start: Double, to end: Double
  ) {
    let count = max(1, Int((abs(end - start) / 90).rounded(.up)))
    let step = (end - start) / Double(count) * .pi / 180
    let handle = 4.0 / 3 * tan(step / 4)
    func place(_ cosine: Double, _ sine: Double, _ tangent: Double) -> Point {
      Point(
        center.x + radiusX * (cosine - tangent * sine),
        center.y + radiusY * (sine + tangent * cosine))
    }
    var angle = start * .pi / 180
    var (cosine, sine) = (cos(angle), sin(angle))
    if elements.isEmpty || elements.last == .close {
      move(to: place(cosine, sine, 0))
    } else {
      line(to: place(cosine, sine, 0))
    }
    for _ in 0..<count {
      let control1 = place(cosine, sine, handle)
      angle += step
      (cosine, sine) = (cos(angle), sin(angle))
      curve(to: place(cosine, sine, 0), control1, place(cosine, sine, -handle))
    }
  }
}

extension Path {
  /// Whether the path is one rectangle as ``init(_:cornerRadius:)`` makes it.
  var isUprightRectangle: Bool {
    guard elements.count == 5, case .move(let a) = elements[0], case .line(let b) = elements[1],
      case .line(let c) = elements[2], case .line(let d) = elements[3], elements[4] == .close
    else { return false }
    return a.y == b.y && b.x == c.x && c.y == d.y && d.x == a.x && b.x >= a.x && c.y >= b.y
  }
}
