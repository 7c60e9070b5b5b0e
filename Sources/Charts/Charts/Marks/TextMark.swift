import Drawing

/// Words at places of the panel.
public struct TextMark: Mark {
  public var x: PlotValue
  public var y: PlotValue
  public var string: String
  public var font: Font
  public var paint: Paint
  public var anchor: TextRun.Anchor
  public var baseline: TextRun.Baseline
  /// How far the text stands off its place, in canvas units.
  public var offset: Point

  public init(
    _ string: String, x: some Plottable, y: some Plottable, font: Font = Font(size: 11),
    paint: Paint = .ink, anchor: TextRun.Anchor = .start, baseline: TextRun.Baseline = .middle,
    offset: Point = .zero
  ) {
    self.string = string
    self.x = x.plotValue
    self.y = y.plotValue
    self.font = font
    self.paint = paint
    self.anchor = anchor
    self.baseline = baseline
    self.offset = offset
  }

  public var coverage: Coverage { Coverage(x: [x], y: [y]) }

  /// Draws the text, moved inwards where it would leave the panel.
  public func draw(on canvas: any Canvas, in frame: PlotFrame) {
    var run = TextRun(
      string, at: frame.point(x, y) + offset, font: font, paint: paint, anchor: anchor,
      baseline: baseline)
    let bounds = Typesetter.bounds(of: run)
    let area = frame.area
    if bounds.maxX > area.maxX { run.place.x -= min(bounds.maxX - area.maxX, bounds.x - area.x) }
    if bounds.x < area.x { run.place.x += area.x - bounds.x }
    if bounds.y < area.y { run.place.y += area.y - bounds.y }
    if bounds.maxY > area.maxY { run.place.y -= bounds.maxY - area.maxY }
    canvas.draw(.text(run))
  }
}
