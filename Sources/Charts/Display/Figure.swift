/// A drawing for the report: one SVG for light and dark pages, with its meaning in words.
public struct Figure: Codable, Sendable, Equatable, Displayable {
  /// One `<svg>` element.
  ///
  /// Colors are CSS variables with a fallback, as in `fill="var(--ink, #1b1d21)"`, so that the page
  /// decides between light and dark. Text is drawn by `<use href="#ID"/>` with ids from ``glyphs``. Other ids
  /// (clip paths, gradients) begin with ``idPrefix``, which the page replaces with its own prefix.
  public var svg: String
  /// The glyphs that ``svg`` uses: id to SVG path data.
  ///
  /// An id is a digest of the path, so equal ids mean equal glyphs and a page keeps one sheet for all figures.
  public var glyphs: [String: String]
  /// Natural size in CSS pixels.
  public var width: Double
  /// Natural height in CSS pixels.
  public var height: Double
  /// The same drawing for narrow screens; `nil` where ``svg`` serves for them too.
  public var narrow: Narrow?
  /// What a reader who does not see the figure needs to know. There is no figure without it.
  public var alternativeText: String
  /// A sentence that can be read alone, in Markdown.
  public var caption: String?
  /// The data behind the figure, shown on request.
  public var data: Table?
  /// Whether the first screen of the report shows this figure.
  public var isHeadline: Bool
  /// What prose refers to it by; see ``Output/named(_:)``.
  public var name: String?

  /// A drawing that fits a narrow screen, with the glyphs of its figure.
  public struct Narrow: Codable, Sendable, Equatable {
    /// As ``Figure/svg``.
    public var svg: String
    /// Natural size in CSS pixels.
    public var width: Double
    /// Natural height in CSS pixels.
    public var height: Double

    /// Makes the narrow form of a figure; `svg` uses the glyphs of that figure.
    public init(svg: String, width: Double, height: Double) {
      self.svg = svg
      self.width = width
      self.height = height
    }
  }

  /// The prefix of all ids in ``svg`` that are not glyphs.
  public static let idPrefix = "FIGURE-"

  /// Makes a figure of a finished SVG; most are made from a `Chart`.
  public init(
    svg: String, glyphs: [String: String], width: Double, height: Double, alternativeText: String,
    caption: String? = nil, data: Table? = nil, isHeadline: Bool = false, narrow: Narrow? = nil
  ) {
    self.svg = svg
    self.glyphs = glyphs
    self.width = width
    self.height = height
    self.alternativeText = alternativeText
    self.caption = caption
    self.data = data
    self.isHeadline = isHeadline
    self.narrow = narrow
  }

  /// The figure as it is on narrow screens; `nil` where it is the same.
  public var onNarrowScreens: Figure? {
    narrow.map { narrow in
      var figure = self
      (figure.svg, figure.width, figure.height) = (narrow.svg, narrow.width, narrow.height)
      return figure
    }
  }

  public var output: Output { .figure(self) }
}
