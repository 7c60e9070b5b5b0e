/// Something to draw on: pixels, an SVG document, or a recording for tests.
///
/// A canvas belongs to one task or thread at a time; different canvases may be used at the same time. Drawing never
/// throws: a canvas over a C library keeps the first failure and throws it when its result is taken.
public protocol Canvas: AnyObject {
  /// The visible area, from the origin to the right and down.
  var size: Size { get }
  /// Carries out one step; the other methods of a canvas call this one.
  func draw(_ command: DrawingCommand)
}

extension Canvas {
  /// Fills a path by the nonzero winding rule.
  public func fill(_ path: Path, _ paint: Paint) { draw(.fill(path, paint)) }
  /// Fills a path by the nonzero winding rule.
  public func fill(_ path: Path, _ color: Color) { draw(.fill(path, .color(color))) }

  /// Draws a line along a path, 1 unit wide by default.
  public func stroke(_ path: Path, _ paint: Paint, _ style: StrokeStyle = StrokeStyle()) {
    draw(.stroke(path, paint, style))
  }
  /// Draws a line along a path, 1 unit wide by default.
  public func stroke(_ path: Path, _ color: Color, _ style: StrokeStyle = StrokeStyle()) {
    draw(.stroke(path, .color(color), style))
  }

  /// Writes one line of text; `place` is the start of its baseline unless `anchor` and `baseline` say otherwise.
  public func text(
    _ string: String, at place: Point, font: Font, paint: Paint = .ink,
    anchor: TextRun.Anchor = .start, baseline: TextRun.Baseline = .alphabetic
  ) {
    draw(
      .text(
        TextRun(string, at: place, font: font, paint: paint, anchor: anchor, baseline: baseline)))
  }

  /// Stretches a picture over a rectangle, with crisp pixels by default.
  public func image(_ image: PixelImage, in rectangle: Rectangle, smooth: Bool = false) {
    draw(.image(image, rectangle, smooth: smooth))
  }

  /// Draws `body` under a transform that ends with it.
  public func transformed(_ transform: Transform, _ body: () throws -> Void) rethrows {
    draw(.save)
    defer { draw(.restore) }
    draw(.transform(transform))
    try body()
  }

  /// Draws `body` inside of `path` only.
  public func clipped(to path: Path, _ body: () throws -> Void) rethrows {
    draw(.save)
    defer { draw(.restore) }
    draw(.clip(path))
    try body()
  }
}
