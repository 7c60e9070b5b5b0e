import Drawing
import Testing

@Suite struct TypesetterTests {
  @Test func widthGrowsInProportionToTheSize() {
    let small = Typesetter.width(of: "Validation 0.85", font: Font(size: 10))
    let large = Typesetter.width(of: "Validation 0.85", font: Font(size: 20))
    #expect(small > 50 && abs(large - 2 * small) < 1e-9)
  }

  @Test func boldIsWider() {
    let font = Font(size: 12)
    #expect(
      Typesetter.width(of: "Homer", font: Font(size: 12, weight: .bold))
        > Typesetter.width(of: "Homer", font: font))
  }

  @Test func digitsAreEquallyWide() {
    let widths = Set("0123456789".map { Typesetter.width(of: String($0), font: Font(size: 11)) })
    #expect(widths.count == 1)
  }

  @Test func anchorsAndBaselinesPlaceTheText() {
    func bounds(_ anchor: TextRun.Anchor, _ baseline: TextRun.Baseline) -> Rectangle {
      Typesetter.bounds(
        of: TextRun(
          "Hm", at: Point(100, 50), font: Font(size: 10), anchor: anchor, baseline: baseline))
    }
    #expect(bounds(.start, .alphabetic).x == 100 && bounds(.start, .alphabetic).maxY == 50)
    #expect(bounds(.end, .top).maxX == 100 && bounds(.end, .top).y == 50)
    #expect(bounds(.middle, .middle).midX == 100)
    #expect(abs(bounds(.middle, .middle).midY - 50) < 1e-9)
  }

  @Test(arguments: ["", "\n\t", "漢字", "<script>", "🙂", "\u{202E}x"])
  func oddTextDoesNoHarm(text: String) throws {
    let canvas = SVGCanvas(size: Size(10, 10), idPrefix: "")
    canvas.text(text, at: .zero, font: Font(size: 10))
    #expect(!(try canvas.document().svg.contains("script")))
  }
}
