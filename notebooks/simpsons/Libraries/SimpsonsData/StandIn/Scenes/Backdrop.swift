import Drawing
import Randomness

/// Where a scene takes place.
enum Backdrop: CaseIterable, Sendable {
  case plain, room, street, stage, shelves, clutter

  /// Draws one by lot.
  static func draw(on canvas: BitmapCanvas, using random: inout RandomSource.Generator) {
    let place = allCases[Int.random(in: 0..<allCases.count, using: &random)]
    var painter = BackdropPainter(canvas: canvas, random: random)
    painter.paint(place)
    random = painter.random
  }
}

/// Draws what is behind everybody.
struct BackdropPainter {
  let canvas: BitmapCanvas
  var random: RandomSource.Generator

  private var width: Double { canvas.size.width }
  private var height: Double { canvas.size.height }

  mutating func paint(_ place: Backdrop) {
    switch place {
    case .plain: fill(0, 0, 1, 1, color())
    case .room: paintRoom()
    case .street: paintStreet()
    case .stage: paintStage()
    case .shelves: paintShelves()
    case .clutter: paintClutter()
    }
  }

  private mutating func range(_ low: Double, _ high: Double) -> Double {
    Double.random(in: low...high, using: &random)
  }

  private mutating func color() -> Color { Wardrobe.color(using: &random) }

  /// Fills a rectangle given in shares of the picture.
  private func fill(_ x: Double, _ y: Double, _ w: Double, _ h: Double, _ color: Color) {
    canvas.fill(
      Path(Rectangle(x: x * width, y: y * height, width: w * width, height: h * height)), color)
  }

  private func outline(_ path: Path) {
    canvas.stroke(
      path, FigurePainter.outline, StrokeStyle(width: max(1, height / 130), join: .round))
  }

  private mutating func paintRoom() {
    let wall = color().mixed(with: .white, 0.35)
    fill(0, 0, 1, 1, wall)
    if Bool.random(using: &random) {
      let stripe = wall.mixed(with: .black, 0.1)
      let count = Int.random(in: 4...9, using: &random)
      for index in 0..<count {
        fill(Double(index) / Double(count), 0, 0.4 / Double(count), 1, stripe)
      }
    }
    let floor = range(0.7, 0.92)
    fill(0, floor, 1, 1 - floor, color())
    fill(0, floor - 0.02, 1, 0.025, wall.mixed(with: .black, 0.35))
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      let frame = Rectangle(
        x: range(0, 0.8) * width, y: range(0.04, 0.35) * height, width: range(0.12, 0.3) * width,
        height: range(0.12, 0.32) * height)
      canvas.fill(Path(frame), color())
      let inner = frame.inset(
        left: frame.width * 0.1, top: frame.height * 0.1, right: frame.width * 0.1,
        bottom: frame.height * 0.1)
      canvas.fill(Path(inner), color().mixed(with: .white, 0.4))
      outline(Path(frame))
    }
  }

  private mutating func paintStreet() {
    let isNight = range(0, 1) < 0.2
    let sky = isNight ? Color(0x27305C) : Color(0x7EC3EA).mixed(with: color(), 0.15)
    for band in 0..<4 {
      fill(
        0, Double(band) * 0.2, 1, 0.21,
        sky.mixed(with: .white, Double(band) * (isNight ? 0.06 : 0.13)))
    }
    var clouds = Path()
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      let (x, y, r) = (range(0, 1) * width, range(0.05, 0.3) * height, range(0.04, 0.09) * height)
      for step in -1...1 {
        clouds.append(
          Path(center: Point(x + Double(step) * r * 1.1, y), radius: step == 0 ? r * 1.2 : r))
      }
    }
    canvas.fill(clouds, Color.white.opacity(0.75))
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      let house = Rectangle(
        x: range(-0.1, 0.9) * width, y: range(0.3, 0.55) * height, width: range(0.15, 0.35) * width,
        height: height)
      canvas.fill(Path(house), color())
      outline(Path(house))
      let pane = house.width * 0.18
      for column in 0..<2 {
        canvas.fill(
          Path(
            Rectangle(
              x: house.x + house.width * (0.2 + 0.4 * Double(column)), y: house.y + pane,
              width: pane, height: pane * 1.3)), Color(0xF6E7A1))
      }
    }
    let ground = range(0.72, 0.9)
    fill(0, ground, 1, 1 - ground, Bool.random(using: &random) ? Color(0x6BA84F) : Color(0x8E8A86))
  }

  private mutating func paintStage() {
    let curtain = color()
    fill(0, 0, 1, 1, curtain)
    let folds = Int.random(in: 5...10, using: &random)
    for index in 0..<folds {
      fill(
        Double(index) / Double(folds), 0, 0.5 / Double(folds), 1, curtain.mixed(with: .black, 0.18))
    }
    let spot = Path(
      ellipseIn: Rectangle(
        center: Point(range(0.3, 0.7) * width, height * 0.5), radiusX: width * 0.4,
        radiusY: height * 0.55))
    canvas.fill(spot, Color.white.opacity(range(0.1, 0.35)))
  }

  private mutating func paintShelves() {
    fill(0, 0, 1, 1, color().mixed(with: .black, 0.25))
    let rows = Int.random(in: 3...5, using: &random)
    for row in 0..<rows {
      let bottom = (Double(row) + 0.9) / Double(rows)
      var x = range(0, 0.05)
      while x < 1 {
        let (w, h) = (range(0.03, 0.09), range(0.45, 0.8) / Double(rows))
        fill(x, bottom - h, w, h, color())
        x += w + range(0.004, 0.03)
      }
      fill(0, bottom, 1, 0.025, Color(0x6A4526))
    }
  }

  private mutating func paintClutter() {
    fill(0, 0, 1, 1, color())
    for _ in 0..<Int.random(in: 6...14, using: &random) {
      let center = Point(range(0, 1) * width, range(0, 1) * height)
      let (a, b) = (range(0.04, 0.2) * width, range(0.04, 0.2) * height)
      let rectangle = Rectangle(center: center, radiusX: a, radiusY: b)
      let path = Bool.random(using: &random) ? Path(rectangle) : Path(ellipseIn: rectangle)
      canvas.fill(path, color())
      if Bool.random(using: &random) { outline(path) }
    }
  }
}
