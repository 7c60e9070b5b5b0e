/// The shape of one character in units of 1/1000 em, its origin on the baseline at the left.
struct Glyph: Sendable {
  var outline: Path
  /// How far the pen moves to the next character.
  var advance: Double
  /// Its name and data in SVG; `nil` for a blank.
  let symbol: GlyphSymbol?

  init(outline: Path, advance: Double) {
    self.outline = outline
    self.advance = advance
    symbol = outline.elements.isEmpty ? nil : GlyphSymbol(outline)
  }
}
