/// A glyph as the report's glyph sheet holds it.
package struct GlyphSymbol: Sendable, Hashable {
  /// `g` and a digest of ``data``, short because it is written for every letter.
  package let id: String
  /// SVG path data in units of 1/1000 em.
  package let data: String

  init(_ outline: Path) {
    data = SVGPathData(outline, decimals: 0).text
    var digest: UInt64 = 0xCBF2_9CE4_8422_2325  // FNV-1a, 64 bits
    for byte in data.utf8 { digest = (digest ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    id = "g" + String((digest ^ digest >> 32) & 0xFFFF_FFFF, radix: 36)
  }
}
