import Drawing
import Testing

/// Text beyond Latin is shaped and ordered. DejaVu Sans, which the tests need, has Hebrew and Arabic.
@Suite struct ScriptTests {
  private let font = Font(size: 20)

  private func document(_ text: String) throws -> SVGDocument {
    let canvas = SVGCanvas(size: Size(400, 40), idPrefix: "")
    canvas.text(text, at: Point(0, 20), font: font)
    return try canvas.document()
  }

  /// The glyphs from left to right.
  private func glyphs(_ text: String) throws -> [Substring] {
    try document(text).svg.split(separator: "#g").dropFirst().map { $0.prefix { $0 != "\"" } }
  }

  @Test func hebrewRunsFromRightToLeft() throws {
    #expect(try glyphs("אבג") == ["ג", "ב", "א"].flatMap { try glyphs($0) })
  }

  @Test func numbersInHebrewKeepTheirOrder() throws {
    let digits = try glyphs("1") + glyphs("2")
    #expect(try Array(glyphs("אב 12").prefix(2)) == digits)
  }

  @Test func arabicLettersJoin() throws {
    // The middle letter of three has another form than the letter alone.
    #expect(try glyphs("ببب").count == 3)
    #expect(Set(try glyphs("ببب")).count == 3)
    #expect(try glyphs("ببب")[1] != glyphs("ب")[0])
    #expect(Typesetter.width(of: "ببب", font: font) < 3 * Typesetter.width(of: "ب", font: font))
  }

  @Test func marksTakeNoWidth() {
    let plain = Typesetter.width(of: "e", font: font)
    #expect(Typesetter.width(of: "e\u{0301}", font: font) == plain)
  }

  @Test func latinLettersHaveOneWidthEverywhere() {
    let parts = ["A", "V", "f", "i"].map { Typesetter.width(of: $0, font: font) }.reduce(0, +)
    #expect(abs(Typesetter.width(of: "AVfi", font: font) - parts) < 0.01)
  }

  @Test func whatNoFontHasIsTextForTheReadersFonts() throws {
    // A character of the private use area, which no font has.
    let drawn = try document("a\u{F0000}<b>")
    #expect(drawn.glyphs.isEmpty && drawn.missingCharacters == ["\u{F0000}"])
    #expect(drawn.svg.contains("<text ") && drawn.svg.contains("a\u{F0000}&lt;b&gt;</text>"))
    #expect(drawn.notes.count == 1)
    #expect(try document("plain").notes.isEmpty)
  }

  @Test func aBitmapShowsABoxForWhatIsMissing() throws {
    let canvas = try BitmapCanvas(width: 40, height: 40, background: .color(.white))
    canvas.text("\u{F0000}", at: Point(5, 30), font: font)
    #expect(try canvas.rgb().contains { $0 < 128 })
  }
}
