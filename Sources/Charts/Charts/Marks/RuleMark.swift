import Drawing

/// Straight lines across the panel, or from one value to another, as for intervals.
public struct RuleMark: Mark {
  /// Where a rule lies and how far it reaches.
  private enum Direction: Sendable {
    case vertical
    case horizontal
  }

  private let direction: Direction
  private let places: [PlotValue]
  /// `nil` for the whole panel.
  private let spans: [ClosedRange<Double>]?
  public var series: String?
  public var paint: Paint?
  public var width: Double
  public var dash: [Double]
  /// Whether short strokes across mark both ends.
  public var hasCaps: Bool
  /// A word at the end of the rule: above a vertical one, at the right of a horizontal one.
  public var label: String?

  /// A vertical rule through the panel.
  public init(
    x: some Plottable, label: String? = nil, paint: Paint = .muted, width: Double = 1,
    dash: [Double] = [3, 3]
  ) {
    direction = .vertical
    places = [x.plotValue]
    spans = nil
    self.label = label
    self.paint = paint
    self.width = width
    self.dash = dash
    hasCaps = false
  }

  /// A horizontal rule through the panel.
  public init(
    y: some Plottable, label: String? = nil, paint: Paint = .muted, width: Double = 1,
    dash: [Double] = [3, 3]
  ) {
    direction = .horizontal
    places = [y.plotValue]
    spans = nil
    self.label = label
    self.paint = paint
    self.width = width
    self.dash = dash
    hasCaps = false
  }

  /// A vertical interval above each of `x`.
  public init(
    x: [some Plottable], from low: [Double], to high: [Double], series: String? = nil,
    paint: Paint? = nil, width: Double = 1.5, hasCaps: Bool = true
  ) {
    precondition(
      x.count == low.count && x.count == high.count, "each interval needs its place and two ends")
    direction = .vertical
    places = x.map(\.plotValue)
    spans = zip(low, high).map { min($0, $1)...max($0, $1) }
    self.series = series
    self.paint = paint
    self.width = width
    dash = []
    self.hasCaps = hasCaps
  }

  /// A horizontal interval at each of `y`.
  public init(
    y: [some Plottable], from low: [Double], to high: [Double], series: String? = nil,
    paint: Paint? = nil, width: Double = 1.5, hasCaps: Bool = true
  ) {
    precondition(
      y.count == low.count && y.count == high.count, "each interval needs its place and two ends")
    direction = .horizontal
    places = y.map(\.plotValue)
    spans = zip(low, high).map { min($0, $1)...max($0, $1) }
    self.series = series
    self.paint = paint
    self.width = width
    dash = []
    self.hasCaps = hasCaps
  }

  public var coverage: Coverage {
    let ends = (spans ?? []).flatMap {
      [PlotValue.number($0.lowerBound), .number($0.upperBound)]
    }
    var coverage =
      direction == .vertical ? Coverage(x: places, y: ends) : Coverage(x: ends, y: places)
    if direction == .vertical, label != nil { coverage.headroom = 15 }
    return coverage
  }

  public func draw(on canvas: any Canvas, in frame: PlotFrame) {
    let area = frame.area
    let color = paint ?? (series == nil ? .ink : frame.paint(nil, series: series))
    let style = StrokeStyle(width: width, dash: dash)
    for (index, place) in places.enumerated() where place.isDrawable {
      let span = spans?[index]
      switch direction {
      case .vertical:
        let x = frame.x.position(place)
        let top = span.map { frame.y.position($0.upperBound) } ?? area.y
        let bottom = span.map { frame.y.position($0.lowerBound) } ?? area.maxY
        var path = Path(from: Point(x, bottom), to: Point(x, top))
        if hasCaps {
          path.append(Path(from: Point(x - 3, top), to: Point(x + 3, top)))
          path.append(Path(from: Point(x - 3, bottom), to: Point(x + 3, bottom)))
        }
        canvas.stroke(path, color, style)
        drawLabel(on: canvas, at: Point(x, area.y), in: area, color)
      case .horizontal:
        let y = frame.y.position(place)
        let left = span.map { frame.x.position($0.lowerBound) } ?? area.x
        let right = span.map { frame.x.position($0.upperBound) } ?? area.maxX
        var path = Path(from: Point(left, y), to: Point(right, y))
        if hasCaps {
          path.append(Path(from: Point(left, y - 3), to: Point(left, y + 3)))
          path.append(Path(from: Point(right, y - 3), to: Point(right, y + 3)))
        }
        canvas.stroke(path, color, style)
        drawLabel(on: canvas, at: Point(area.maxX, y), in: area, color)
      }
    }
  }

  private func drawLabel(
    on canvas: any Canvas, at end: Point, in area: Rectangle, _ color: Paint
  ) {
    guard let label else { return }
    let font = Font(size: 11)
    let width = Typesetter.width(of: label, font: font)
    switch direction {
    case .vertical:
      let x = min(max(end.x - width / 2, area.x), max(area.x, area.maxX - width))
      canvas.text(label, at: Point(x, area.y - 5), font: font, paint: color)
    case .horizontal:
      let fitsAbove = end.y - 5 - font.size >= area.y
      let run = TextRun(
        label, at: Point(end.x, fitsAbove ? end.y - 5 : end.y + 5), font: font, paint: color,
        anchor: .end, baseline: fitsAbove ? .alphabetic : .top)
      // What was drawn before shines through only faintly.
      let room = Typesetter.bounds(of: run).inset(left: -2, top: -1, right: 0, bottom: -1)
      canvas.fill(Path(room), Paint.surface.opacity(0.8))
      canvas.draw(.text(run))
    }
  }
}
