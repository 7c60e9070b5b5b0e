/// Sets text in the one typeface of drawings and measures it.
public enum Typesetter {
  /// A character of a line with the place of its origin in 1/1000 em.
  struct PlacedGlyph {
    var glyph: Glyph
    var x: Double
  }

  /// The height of digits and capital letters of DejaVu Sans, in em.
  public static let capHeight = 0.729

  /// The glyphs of a line and its width, in 1/1000 em.
  static func layout(_ string: String, weight: Font.Weight) throws -> ([PlacedGlyph], Double) {
    let cache = weight == .bold ? GlyphCache.bold : .regular
    var x = 0.0
    let line = try cache.glyphs(of: string).map { glyph in
      defer { x += glyph.advance }
      return PlacedGlyph(glyph: glyph, x: x)
    }
    return (line, x)
  }

  /// The width of a line of text in canvas units.
  ///
  /// Should the font be out of reach, which the canvas that draws the text reports, this is an estimate.
  public static func width(of string: String, font: Font) -> Double {
    let width = try? layout(string, weight: font.weight).1
    return (width ?? 600 * Double(string.count)) / CairoGlyphs.unitsPerEm * font.size
  }

  /// The rectangle that a line of text takes, from the top of its capitals to its baseline.
  public static func bounds(of run: TextRun) -> Rectangle {
    let width = width(of: run.string, font: run.font)
    let origin = origin(of: run, width: width)
    let height = capHeight * run.font.size
    return Rectangle(x: origin.x, y: origin.y - height, width: width, height: height)
  }

  /// Where the pen starts, on the baseline.
  static func origin(of run: TextRun, width: Double) -> Point {
    let x =
      switch run.anchor {
      case .start: run.place.x
      case .middle: run.place.x - width / 2
      case .end: run.place.x - width
      }
    let y =
      switch run.baseline {
      case .alphabetic: run.place.y
      case .middle: run.place.y + capHeight * run.font.size / 2
      case .top: run.place.y + capHeight * run.font.size
      }
    return Point(x, y)
  }
}
