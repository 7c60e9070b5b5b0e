import Drawing

/// A shaded span of one axis across the whole panel, such as the range of repeated runs.
public struct BandMark: Mark {
  private let dimension: Dimension
  private let range: ClosedRange<Double>
  /// The color of the band.
  public var paint: Paint
  /// A word above the panel.
  public var label: String?

  /// The span of the horizontal axis from low to high.
  public init(
    x range: ClosedRange<Double>, label: String? = nil, paint: Paint = .muted.opacity(0.18)
  ) {
    self.init(.x, range, label: label, paint: paint)
  }

  /// The span of the vertical axis from low to high.
  public init(
    y range: ClosedRange<Double>, label: String? = nil, paint: Paint = .muted.opacity(0.18)
  ) {
    self.init(.y, range, label: label, paint: paint)
  }

  private init(
    _ dimension: Dimension, _ range: ClosedRange<Double>, label: String?, paint: Paint
  ) {
    self.dimension = dimension
    self.range = range
    self.label = label
    self.paint = paint
  }

  public var channels: [Channel] {
    let ends = [PlotValue.number(range.lowerBound), .number(range.upperBound)]
    return [Channel(.position(dimension), ends, isData: false)]
  }

  public func layout(in text: ChartText) -> MarkLayout {
    var layout = MarkLayout()
    if label != nil { layout.headroom = text.line }
    return layout
  }

  public func draw(on canvas: any Canvas, in frame: PlotFrame) {
    let edges = frame.edges(dimension)
    // A bound without a place, such as an infinite one, is the edge of the panel.
    let a = frame[dimension].place(range.lowerBound) ?? frame[dimension].start
    let b = frame[dimension].place(range.upperBound) ?? frame[dimension].end
    let low = min(max(min(a, b), edges.low), edges.high)
    let high = min(max(max(a, b), edges.low), edges.high)
    let across = frame.edges(dimension.other)
    // A band without extent is drawn as a line.
    let band = Rectangle(
      dimension, low, max(high, low + 1), across: across.low, across.high)
    canvas.fill(Path(band), paint)
    guard let label else { return }
    frame.drawAbove(label, x: band.midX, paint: .muted, on: canvas)
  }
}

extension PlotFrame {
  /// Writes a word above the area about `x`, as far as the area's edges allow.
  func drawAbove(_ label: String, x: Double, paint: Paint, on canvas: any Canvas) {
    let short = ShortLabel.shortened(label, font: text.annotation, width: area.width)
    let width = Typesetter.width(of: short, font: text.annotation)
    let start = min(max(x - width / 2, area.x), max(area.x, area.maxX - width))
    canvas.text(short, at: Point(start, area.y - 5), font: text.annotation, paint: paint)
  }
}
