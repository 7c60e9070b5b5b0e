/// A drawing as SVG, with the glyphs it uses apart so that a page keeps one sheet for all drawings.
public struct SVGDocument: Sendable, Equatable {
  /// One `<svg>` element; it refers to ``glyphs`` by `<use href="#ID"/>`.
  public var svg: String
  /// Id, a digest of the data, to SVG path data in units of 1/1000 em.
  public var glyphs: [String: String]
  /// Width and height in CSS pixels.
  public var size: Size
  /// The characters that no font of this machine can draw. Text with them is in the drawing as text.
  public var missingCharacters: Set<Unicode.Scalar> = []

  /// A sentence about missing characters, for a caption; none when all could be drawn.
  public var notes: [String] {
    guard !missingCharacters.isEmpty else { return [] }
    let shown = missingCharacters.sorted().prefix(12).map { String($0) }.joined(separator: " ")
    return [
      "No font of the machine that drew this has the characters \(shown); your own fonts are used for them."
    ]
  }
}
