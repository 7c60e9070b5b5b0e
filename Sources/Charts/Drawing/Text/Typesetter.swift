/// Sets text in the one typeface of drawings and measures it.
public enum Typesetter {
  /// The height of digits and capital letters of DejaVu Sans, in em.
  public static let capHeight = 0.729

  /// Whether text is set as on a machine without fonts: of estimated width, and as text instead of glyphs. Tests use it to
  /// be independent of the fonts that are installed.
  @TaskLocal package static var ignoresFonts = false

  /// The glyphs of a line and its width.
  static func line(_ string: String, weight: Font.Weight) throws -> TextLine {
    guard !ignoresFonts else { return TextLine(withoutFonts: string) }
    return try LineShaper.line(string, weight: weight)
  }

  /// The width of a line of text in canvas units.
  ///
  /// If the fonts cannot be used, which the canvas that draws the text reports, this is an estimate.
  public static func width(of string: String, font: Font) -> Double {
    let line = (try? line(string, weight: font.weight)) ?? TextLine(withoutFonts: string)
    return line.width / TextLine.unitsPerEm * font.size
  }

  /// The characters of a text that no font of this machine can draw.
  ///
  /// An SVG drawing then holds the text itself, for a reader whose machine has the font; a bitmap shows boxes.
  public static func missingCharacters(in string: String) -> Set<Unicode.Scalar> {
    (try? line(string, weight: .regular).missing) ?? []
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
