/// A line of text that is shaped and ordered, in units of 1/1000 em.
struct TextLine: Sendable {
  /// A glyph with the place of its origin; y grows downwards from the baseline.
  struct PlacedGlyph: Sendable {
    var glyph: Glyph
    var x: Double
    var y: Double
  }

  static let unitsPerEm = 1000.0

  /// From left to right, whatever the direction of the script.
  var glyphs: [PlacedGlyph] = []
  var width = 0.0
  /// The characters that no font of this machine can draw; their glyphs are boxes.
  var missing: Set<Unicode.Scalar> = []

  init() {}

  /// The line on a machine without fonts: of estimated width, and without glyphs.
  init(withoutFonts string: String) {
    for scalar in string.unicodeScalars {
      width += Self.estimatedAdvance(scalar)
      if !scalar.properties.isWhitespace { missing.insert(scalar) }
    }
  }

  /// About how far a character moves the pen: nothing for marks above others, a whole em for the wide characters of East Asia.
  static func estimatedAdvance(_ scalar: Unicode.Scalar) -> Double {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: 0
    default: scalar.value >= 0x1100 && scalar.properties.isIdeographic ? unitsPerEm : 600
    }
  }
}
