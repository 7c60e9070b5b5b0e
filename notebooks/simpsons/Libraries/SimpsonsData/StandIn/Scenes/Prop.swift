import Drawing
import Randomness

/// A thing in front of the figures that may hide part of them.
enum Prop: Sendable {
  case table, post, plant, ball, sign

  /// Draws the thing so that most of the face at `face` stays free.
  func draw(on canvas: BitmapCanvas, _ face: Point, using random: inout RandomSource.Generator) {
    let (width, height) = (canvas.size.width, canvas.size.height)
    let color = Wardrobe.color(using: &random)
    let ink = StrokeStyle(width: max(1, height / 110), cap: .round, join: .round)
    func range(_ low: Double, _ high: Double) -> Double {
      Double.random(in: low...high, using: &random)
    }
    let side = range(0, 1) < 0.5 ? -1.0 : 1
    func solid(_ path: Path, _ color: Color) {
      canvas.fill(path, color)
      canvas.stroke(path, FigurePainter.outline, ink)
    }
    switch self {
    case .table:
      let top = max(face.y + height * range(0.2, 0.34), height * 0.66)
      solid(Path(Rectangle(x: -5, y: top, width: width + 10, height: height)), color)
      solid(
        Path(Rectangle(x: -5, y: top, width: width + 10, height: height * 0.035)),
        color.mixed(with: .white, 0.3))
      let glass = Rectangle(
        x: width * range(0.1, 0.8), y: top - height * 0.12, width: height * 0.08,
        height: height * 0.13)
      solid(Path(glass, cornerRadius: 2), Wardrobe.color(using: &random).mixed(with: .white, 0.4))
    case .post:
      let thickness = width * range(0.06, 0.14)
      let x = face.x + side * width * range(0.1, 0.34) - thickness / 2
      solid(Path(Rectangle(x: x, y: -5, width: thickness, height: height + 10)), color)
    case .plant:
      let root = Point(face.x + side * width * range(0.2, 0.45), height)
      var leaves = Path()
      for _ in 0..<6 {
        let tip = Point(root.x + width * range(-0.2, 0.2), height * range(0.35, 0.75))
        leaves.move(to: root)
        leaves.quadraticCurve(to: tip, Point(root.x - width * 0.06, (root.y + tip.y) / 2))
        leaves.quadraticCurve(to: root, Point(root.x + width * 0.08, (root.y + tip.y) / 2))
        leaves.close()
      }
      solid(leaves, Color(0x3E7A3A).mixed(with: color, 0.25))
    case .ball:
      let radius = height * range(0.1, 0.2)
      solid(
        Path(
          center: Point(
            face.x + side * width * range(0.15, 0.4), face.y + height * range(0.1, 0.4)),
          radius: radius), color)
    case .sign:
      let (w, h) = (width * range(0.25, 0.45), height * range(0.15, 0.25))
      let corner = Point(face.x + side * width * 0.22 - w / 2, face.y + height * range(0.16, 0.4))
      solid(
        Path(Rectangle(x: corner.x, y: corner.y, width: w, height: h)),
        color.mixed(with: .white, 0.6))
      for row in 0..<3 {
        let y = corner.y + h * (Double(row) + 1) / 4
        canvas.stroke(
          Path(from: Point(corner.x + w * 0.15, y), to: Point(corner.x + w * range(0.5, 0.9), y)),
          FigurePainter.outline, ink)
      }
    }
  }
}
