/// The shape of one glyph in units of 1/1000 em, its origin on the baseline at the left.
struct Glyph: Sendable {
  let outline: Path
  /// Its name and data in SVG; `nil` for a blank.
  let symbol: GlyphSymbol?

  init(outline: Path) {
    self.outline = outline
    symbol = outline.elements.isEmpty ? nil : GlyphSymbol(outline)
  }

  /// The box that stands for a character without a glyph.
  static func box(width: Double) -> Glyph {
    var path = Path(Rectangle(x: 60, y: -700, width: max(width - 120, 60), height: 700))
    path.append(Path(Rectangle(x: width - 120, y: -640, width: -max(width - 240, 0), height: 580)))
    return Glyph(outline: path)
  }
}
