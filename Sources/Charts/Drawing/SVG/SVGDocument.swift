/// A drawing as SVG, with the glyphs it uses apart so that a page keeps one sheet for all drawings.
public struct SVGDocument: Sendable, Equatable {
  /// One `<svg>` element; it refers to ``glyphs`` by `<use href="#ID"/>`.
  public var svg: String
  /// Id, a digest of the data, to SVG path data in units of 1/1000 em.
  public var glyphs: [String: String]
  public var size: Size
}
