import Drawing

/// Words at a place of the panel, moved inwards where they would leave it.
public struct TextMark: Mark {
  /// The horizontal place.
  public var x: PlotValue
  /// The vertical place.
  public var y: PlotValue
  /// The words.
  public var string: String
  /// `nil` takes the font of annotations.
  public var font: Font?
  /// The color of the words.
  public var paint: Paint
  /// Which part of the text is at its place, from left to right.
  public var anchor: TextRun.Anchor
  /// Which part of the text is at its place, from top to bottom.
  public var baseline: TextRun.Baseline
  /// The distance from the place, in canvas units.
  public var offset: Point

  /// Writes words at a place, by default beginning there.
  public init(
    _ string: String, x: some Plottable, y: some Plottable, font: Font? = nil,
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

  public var channels: [Channel] { [.x([x], isData: false), .y([y], isData: false)] }

  public func layout(in text: ChartText) -> MarkLayout { MarkLayout(inset: 7) }

  public func draw(on canvas: any Canvas, in frame: PlotFrame) {
    guard let place = frame.point(x, y) else { return }
    let font = font ?? frame.text.annotation
    let area = frame.area
    var run = TextRun(
      ShortLabel.shortened(string, font: font, width: area.width), at: place + offset, font: font,
      paint: paint, anchor: anchor, baseline: baseline)
    let bounds = Typesetter.bounds(of: run)
    if bounds.maxX > area.maxX { run.place.x -= min(bounds.maxX - area.maxX, bounds.x - area.x) }
    if bounds.x < area.x { run.place.x += area.x - bounds.x }
    if bounds.y < area.y { run.place.y += area.y - bounds.y }
    if bounds.maxY > area.maxY { run.place.y -= bounds.maxY - area.maxY }
    canvas.draw(.text(run))
  }

  public func notes(in frame: PlotFrame) -> [String] {
    frame.point(x, y) == nil ? ["“\(string)” has no place on the axes."] : []
  }
}
