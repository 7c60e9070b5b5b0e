import Drawing
import Testing

@Suite struct GeometryTests {
  @Test func transformsReadAsDrawingCode() {
    let place = Transform.translation(10, 0).scaled(2).apply(Point(3, 1))
    #expect(place == Point(16, 2))
    let turned = Transform.rotation(degrees: 90).apply(Point(1, 0))
    #expect(abs(turned.x) < 1e-12 && abs(turned.y - 1) < 1e-12)
  }

  @Test func circlesAreRound() {
    let path = Path(center: Point(5, 5), radius: 4)
    for element in path.elements {
      guard case .curve(_, _, let end) = element else { continue }
      let offset = end - Point(5, 5)
      #expect(abs((offset.x * offset.x + offset.y * offset.y).squareRoot() - 4) < 1e-12)
    }
    #expect(path.elements.count == 6)
  }

  @Test func quadraticCurvesKeepTheirShape() {
    var path = Path()
    path.move(to: .zero)
    path.quadraticCurve(to: Point(6, 0), Point(3, 6))
    guard case .curve(let first, let second, _) = path.elements[1] else {
      Issue.record("not a curve")
      return
    }
    #expect(first == Point(2, 4) && second == Point(4, 4))
  }

  @Test func luminanceAndContrastFollowWCAG() {
    #expect(abs(Color.white.contrast(with: .black) - 21) < 1e-9)
    #expect(abs(Color(0xFF0000).luminance - 0.2126) < 1e-9)
    #expect(Color(0x808080, alpha: 0.5).over(.white).hex == "c0c0c0")
  }

  @Test func rectanglesThatTouchDoNotIntersect() {
    let a = Rectangle(x: 0, y: 0, width: 2, height: 2)
    #expect(!a.intersects(Rectangle(x: 2, y: 0, width: 2, height: 2)))
    #expect(a.intersects(Rectangle(x: 1.9, y: 1.9, width: 2, height: 2)))
  }
}
