import Drawing
import Foundation

extension FigurePainter {
  func paint(_ pieces: [HairPiece]) {
    for piece in pieces { paint(piece) }
  }

  private func paint(_ piece: HairPiece) {
    switch piece {
    case .spikes(let start, let end, let count, let length):
      shape(spikes(from: start, to: end, count: count, length: length), design.hair.color)
    case .curls(let start, let end, let count, let radius, let distance):
      paintCurls(from: start, to: end, count: count, radius: radius, distance: distance)
    case .cap(let line, let volume, let sides, let part):
      shape(cap(line: line, volume: volume, sides: sides, part: part), design.hair.color)
    case .tower(let width, let height): paintTower(width: width, height: height)
    case .fronds(let start, let end, let count, let length):
      paintFronds(from: start, to: end, count: count, length: length)
    case .strands(let count): paintStrands(count)
    case .zigzag: paintZigzag()
    case .tail: paintTail()
    }
  }

  /// A place next to or above the eyes, `distance` 1 being the outline of the head.
  private func crown(_ degrees: Double, _ distance: Double = 1, extra: Double = 0) -> Point {
    let head = design.head
    let (dx, dy) = (cos(degrees * .pi / 180), sin(degrees * .pi / 180))
    // A superellipse: the flatter the crown, the fuller its corners.
    let power = 2 + (head.flatness - 0.55) * 6
    let norm = pow(pow(abs(dx), power) + pow(abs(dy), power), -1 / power)
    let height = dy < 0 ? head.top : head.chin * 0.7
    return Point(
      (head.crown * norm * distance + extra) * dx - aside(5),
      (height * norm * distance + extra) * dy)
  }

  private func spikes(from start: Double, to end: Double, count: Int, length: Double) -> Path {
    let (start, end) = start > end ? (start, end + 360) : (start, end)
    let step = (end - start) / Double(count)
    var points: [Point] = [crown(start, 0.6), crown(start, 0.97)]
    for index in 0..<count {
      let angle = start + (Double(index) + 0.5) * step
      points.append(crown(angle, 1, extra: length))
      points.append(crown(angle + step / 2, 0.97))
    }
    points.append(crown(end, 0.6))
    return Path(points, closed: true)
  }

  private func paintCurls(
    from start: Double, to end: Double, count: Int, radius: Double, distance: Double
  ) {
    var outer = Path()
    var inner = Path()
    for index in 0..<count {
      let angle = start + (end - start) * (Double(index) + 0.5) / Double(count)
      let center = crown(angle, distance)
      outer.append(Path(center: center, radius: radius + 1.5))
      inner.append(Path(center: center, radius: radius - 1))
    }
    canvas.fill(outer, Self.outline)
    canvas.fill(inner, design.hair.color)
  }

  private func cap(line: Double, volume: Double, sides: Double, part: Double) -> Path {
    let head = design.head
    let (c, t, f) = (head.crown + volume * 0.35, head.top + volume, head.flatness)
    let x = -aside(5)
    var path = Path()
    path.move(to: Point(x - c, sides))
    path.line(to: Point(x - c, -t * 0.3))
    path.curve(to: Point(x, -t), Point(x - c, -t * max(f, 0.75)), Point(x - c * f, -t))
    path.curve(to: Point(x + c, -t * 0.3), Point(x + c * f, -t), Point(x + c, -t * max(f, 0.75)))
    path.line(to: Point(x + c, sides))
    path.line(to: Point(x + c - 8, sides - 3))
    path.line(to: Point(x + c - 9, -line * 0.6))
    path.quadraticCurve(to: Point(aside(10) + part, -line - 6), Point(x + c * 0.5, -line - 9))
    path.quadraticCurve(to: Point(x - c + 9, -line * 0.6), Point(x - c * 0.5, -line - 9))
    path.line(to: Point(x - c + 8, sides - 3))
    path.close()
    return path
  }

  private func paintTower(width: Double, height: Double) {
    let top = -height
    var outer = Path()
    var inner = Path()
    // Lobes up one side and down the other around a column.
    let lobes = 6
    for side in [-1.0, 1] {
      for index in 0...lobes {
        let share = Double(index) / Double(lobes)
        let center = Point(side * width * (0.74 - 0.12 * share) - aside(4), 22 + (top - 6) * share)
        outer.append(Path(center: center, radius: 17.5))
        inner.append(Path(center: center, radius: 15))
      }
    }
    let x = -aside(4)
    outer.append(ellipse(x, top + 10, width * 0.75, 27))
    inner.append(ellipse(x, top + 10, width * 0.75 - 2, 24.5))
    inner.append(
      Path(Rectangle(x: x - width * 0.74, y: top + 10, width: width * 1.48, height: height + 10)))
    canvas.fill(outer, Self.outline)
    canvas.fill(inner, design.hair.color)
  }

  private func paintFronds(from start: Double, to end: Double, count: Int, length: Double) {
    // The outermost first, so that the middle ones are on top.
    let order = (0..<count).sorted { abs(2 * $0 - count + 1) > abs(2 * $1 - count + 1) }
    for index in order {
      let angle = start + (end - start) * (Double(index) + 0.5) / Double(count)
      // Fronds bow outwards and down, as far as they lean.
      let lean = (angle + 90) / 90
      let tip = crown(angle, 1, extra: length) + Point(lean * 8, abs(lean) * length * 0.35)
      var leaf = bow(crown(angle - 13, 0.9), crown(angle - 12, 1, extra: length * 0.8), tip)
      leaf.quadraticCurve(to: crown(angle + 13, 0.9), crown(angle + 12, 1, extra: length * 0.8))
      leaf.close()
      shape(leaf, design.hair.color)
    }
  }

  private func paintStrands(_ count: Int) {
    for index in 0..<count {
      let shift = Double(index) * 9 - 4
      let start = crown(-100 + shift, 0.92)
      line(
        bow(start, Point(start.x + 6, start.y - 34 - shift), Point(start.x + 30, start.y + 4)), 2.8,
        design.hair.color)
    }
  }

  private func paintZigzag() {
    for side in [-1.0, 1] where side * pose.turn < 0.15 {
      let x = side * (design.head.crown - 1) - aside(4)
      line(
        polygon(
          (x - side * 8, 14), (x - side * 6, 1), (x - side * 1, 9), (x + side, -3),
          (x + side * 5, 7),
          closed: false), 2.8, design.hair.color)
    }
  }

  private func paintTail() {
    let side = pose.turn < 0 ? 1.0 : -1
    let x = side * design.head.crown
    var path = bow(Point(x * 0.6, -20), Point(x * 1.9, -16), Point(x * 1.55, 40))
    path.quadraticCurve(to: Point(x * 0.7, 10), Point(x * 1.2, 26))
    path.close()
    shape(path, design.hair.color)
  }
}
