import Drawing

/// Draws a character in a pose; each part has its own extension.
struct FigurePainter {
  let canvas: any Canvas
  let design: CharacterDesign
  let pose: Pose

  static let outline = Color(0x2A211C)
  /// Below this a body is cut by the picture or by what stands in front.
  static let foot = 330.0

  /// Draws the figure, from what is behind it to what is before it.
  func paint() {
    canvas.transformed(.translation(0, design.head.chin).rotated(degrees: pose.tilt * 0.3)) {
      canvas.transformed(.rotation(degrees: pose.tilt).translated(0, -design.head.chin)) {
        paint(design.hair.back)
      }
      canvas.transformed(.translation(0, -design.head.chin)) { paintBody() }
      canvas.transformed(.rotation(degrees: pose.tilt).translated(0, -design.head.chin)) {
        paintHead()
        paint(design.hair.front)
        paintMouth()
        paintEyes()
        paintNose()
        for extra in design.extras { paint(extra) }
        paintBrows()
      }
    }
  }

  /// How far a feature that stands off the face by `depth` moves aside when the head turns.
  func aside(_ depth: Double) -> Double { pose.turn * depth }

  /// Fills a shape and draws its outline.
  func shape(_ path: Path, _ color: Color, outline width: Double = 2.5) {
    canvas.fill(path, color)
    line(path, width)
  }

  func line(_ path: Path, _ width: Double = 2.5, _ color: Color = outline) {
    canvas.stroke(path, color, StrokeStyle(width: width, cap: .round, join: .round))
  }

  func ellipse(_ x: Double, _ y: Double, _ radiusX: Double, _ radiusY: Double) -> Path {
    Path(ellipseIn: Rectangle(center: Point(x, y), radiusX: radiusX, radiusY: radiusY))
  }

  /// Lines through (x, y) pairs.
  func polygon(_ points: (Double, Double)..., closed: Bool = true) -> Path {
    Path(points.map { Point($0.0, $0.1) }, closed: closed)
  }

  /// A bow from `start` to `end` that a point pulls towards itself.
  func bow(_ start: Point, _ pull: Point, _ end: Point) -> Path {
    var path = Path()
    path.move(to: start)
    path.quadraticCurve(to: end, pull)
    return path
  }
}
