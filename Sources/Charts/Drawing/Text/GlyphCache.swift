import Synchronization

/// The glyphs of one weight, taken from Cairo as they are first needed; usable from every thread.
final class GlyphCache: Sendable {
  static let regular = GlyphCache(.regular)
  static let bold = GlyphCache(.bold)

  private struct State {
    var source: CairoGlyphs?
    var glyphs: [Unicode.Scalar: Glyph] = [:]
  }

  private let weight: Font.Weight
  private let state = Mutex(State())

  private init(_ weight: Font.Weight) { self.weight = weight }

  /// The glyphs of the characters of `string`, one each.
  func glyphs(of string: String) throws -> [Glyph] {
    try state.withLock { state in
      var line: [Glyph] = []
      for character in string.unicodeScalars {
        // Line ends and other controls have no shape of their own.
        let scalar = character.value < 0x20 ? " " : character
        if let glyph = state.glyphs[scalar] {
          line.append(glyph)
          continue
        }
        let source = try state.source ?? CairoGlyphs(weight)
        state.source = source
        let glyph = try source.glyph(scalar)
        state.glyphs[scalar] = glyph
        line.append(glyph)
      }
      return line
    }
  }
}
