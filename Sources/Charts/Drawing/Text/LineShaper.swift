import CCairo
import CPango
import Synchronization

/// Shapes lines of text and keeps what was shaped; usable from every thread.
///
/// One lock serves all fonts, since Pango keeps state that its font maps share.
enum LineShaper {
  private struct Text: Hashable {
    var string: String
    var weight: Font.Weight
  }

  private struct State {
    var fonts: [Font.Weight: FontSet] = [:]
    var lines: [Text: TextLine] = [:]
  }

  /// More different texts than a page has.
  private static let mostLines = 20_000
  private static let state = Mutex(State())

  static func line(_ string: String, weight: Font.Weight) throws -> TextLine {
    try state.withLock { state in
      let text = Text(string: string, weight: weight)
      if let line = state.lines[text] { return line }
      let fonts = try state.fonts[weight] ?? FontSet(weight)
      state.fonts[weight] = fonts
      let line = try fonts.line(string)
      if state.lines.count >= mostLines { state.lines = [:] }
      state.lines[text] = line
      return line
    }
  }
}

/// Owns the fonts of one weight: DejaVu Sans, and what it lacks from other fonts of the machine.
private final class FontSet {
  private let shaper: OpaquePointer
  private let context: CairoContext
  /// `nil` where a font has only a picture of a glyph, as fonts of colored emoji do.
  private var glyphs: [GlyphKey: Glyph?] = [:]

  private struct GlyphKey: Hashable {
    var font: UnsafeRawPointer
    var number: UInt32
  }

  init(_ weight: Font.Weight) throws {
    context = try CairoContext(CairoSurface(width: 1, height: 1))
    guard let shaper = text_shaper_create(weight == .bold ? 1 : 0) else {
      throw DrawingError("cannot set up fonts", reason: "no memory")
    }
    self.shaper = shaper
  }

  deinit { text_shaper_free(shaper) }

  /// Shapes a line; line ends and other controls become blanks.
  func line(_ string: String) throws -> TextLine {
    var text = string.unicodeScalars.map { scalar in
      [.control, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
        ? " " : Character(scalar)
    }.reduce(into: "") { $0.append($1) }
    var line = TextLine()
    var placed: UnsafePointer<text_glyph>?
    let count = text.withUTF8 {
      $0.withMemoryRebound(to: CChar.self) {
        text_shaper_shape(shaper, $0.baseAddress, Int32(clamping: $0.count), &placed, &line.width)
      }
    }
    guard count >= 0 else { throw DrawingError("cannot set text", reason: "no memory") }
    for place in UnsafeBufferPointer(start: placed, count: count) {
      let known = try place.font.flatMap { try glyph(place.glyph, of: $0) }
      if known == nil {
        line.missing.insert(place.font == nil ? Unicode.Scalar(place.glyph) ?? "?" : "?")
      }
      line.glyphs.append(
        TextLine.PlacedGlyph(
          glyph: known ?? .box(width: place.advance), x: place.x, y: place.y))
    }
    return line
  }

  private func glyph(_ number: UInt32, of font: UnsafeRawPointer) throws -> Glyph? {
    let key = GlyphKey(font: font, number: number)
    if let glyph = glyphs[key] { return glyph }
    let handle = context.handle
    cairo_new_path(handle)
    let hasInk = text_shaper_outline(handle, font, number)
    guard hasInk >= 0 else {
      throw DrawingError("cannot outline text", reason: "a font cannot be opened")
    }
    let outline = try context.path()
    let glyph = outline.elements.isEmpty && hasInk > 0 ? nil : Glyph(outline: outline)
    glyphs[key] = .some(glyph)
    return glyph
  }
}
