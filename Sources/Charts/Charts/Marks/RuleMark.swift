import Checks
import Drawing

/// Straight lines across the panel, or from one value to another, as for intervals.
public struct RuleMark: Mark {
  /// The axis on which the rules have their places; they run along the other one.
  private let dimension: Dimension
  private let places: [PlotValue]
  /// The two ends of each rule; `nil` for the whole panel.
  private let ends: (low: [Double], high: [Double])?
  /// The series whose color the rules have, and its name in the legend.
  public var series: String?
  /// A paint instead of the series' color.
  public var paint: Paint?
  /// The width of the lines in canvas units.
  public var width: Double
  /// Lengths of dashes and gaps; empty for an unbroken line.
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
    self.init(.x, [x.plotValue], nil, nil, paint, width, dash: dash, label: label)
  }

  /// A horizontal rule through the panel.
  public init(
    y: some Plottable, label: String? = nil, paint: Paint = .muted, width: Double = 1,
    dash: [Double] = [3, 3]
  ) {
    self.init(.y, [y.plotValue], nil, nil, paint, width, dash: dash, label: label)
  }

  /// A vertical interval above each of `x`.
  public init(
    x: [some Plottable], from low: [Double], to high: [Double], series: String? = nil,
    paint: Paint? = nil, width: Double = 1.5, hasCaps: Bool = true
  ) {
    self.init(.x, x.map(\.plotValue), (low, high), series, paint, width, hasCaps: hasCaps)
  }

  /// A horizontal interval at each of `y`.
  public init(
    y: [some Plottable], from low: [Double], to high: [Double], series: String? = nil,
    paint: Paint? = nil, width: Double = 1.5, hasCaps: Bool = true
  ) {
    self.init(.y, y.map(\.plotValue), (low, high), series, paint, width, hasCaps: hasCaps)
  }

  private init(
    _ dimension: Dimension, _ places: [PlotValue], _ ends: (low: [Double], high: [Double])?,
    _ series: String?, _ paint: Paint?, _ width: Double, dash: [Double] = [],
    hasCaps: Bool = false, label: String? = nil
  ) {
    if let ends {
      require(
        places.count == ends.low.count && places.count == ends.high.count,
        "each interval needs its place and two ends, received \(places.count) places, \(ends.low.count) lower and \(ends.high.count) upper ends"
      )
    }
    self.dimension = dimension
    self.places = places
    self.ends = ends
    self.series = series
    self.paint = paint
    self.width = width
    self.dash = dash
    self.hasCaps = hasCaps
    self.label = label
  }

  public var channels: [Channel] {
    let along = Channel.Scale.position(dimension.other)
    guard let ends else { return [Channel(.position(dimension), places, isData: false)] }
    return [
      Channel(.position(dimension), places),
      Channel(along, ends.low.map(PlotValue.number), name: "from"),
      Channel(along, ends.high.map(PlotValue.number), name: "to"),
    ]
  }

  public func layout(in text: ChartText) -> MarkLayout {
    var layout = MarkLayout(series: series.map { .init($0, symbol: .line) }, inset: 7)
    if dimension == .x, label != nil { layout.headroom = text.line }
    return layout
  }

  public func draw(on canvas: any Canvas, in frame: PlotFrame) {
    let color = paint ?? (series == nil ? .ink : frame.paint(nil, series: series))
    let along = dimension.other
    let edges = frame.edges(along)
    for (index, place) in places.enumerated() {
      guard let across = frame[dimension].place(place) else { continue }
      let (low, high) =
        ends.map {
          (frame[along].place($0.low[index]), frame[along].place($0.high[index]))
        } ?? (edges.low, edges.high)
      guard let low, let high else { continue }
      let tips = [low, high].map { Point(along, $0, across: across) }
      var path = Path(from: tips[0], to: tips[1])
      if hasCaps {
        for tip in [low, high] {
          path.append(
            Path(
              from: Point(along, tip, across: across - 3),
              to: Point(along, tip, across: across + 3)))
        }
      }
      // A rule of no length is a dot.
      canvas.stroke(
        path, color, StrokeStyle(width: width, cap: low == high ? .square : .butt, dash: dash))
      drawLabel(on: canvas, at: across, in: frame, color)
    }
  }

  private func drawLabel(
    on canvas: any Canvas, at place: Double, in frame: PlotFrame, _ color: Paint
  ) {
    guard let label else { return }
    guard dimension == .y else {
      frame.drawAbove(label, x: place, paint: color, on: canvas)
      return
    }
    let area = frame.area
    let font = frame.text.annotation
    let fitsAbove = place - 5 - font.size >= area.y
    let run = TextRun(
      ShortLabel.shortened(label, font: font, width: area.width),
      at: Point(area.maxX, fitsAbove ? place - 5 : place + 5), font: font, paint: color,
      anchor: .end, baseline: fitsAbove ? .alphabetic : .top)
    // What was drawn before shines through only faintly.
    let room = Typesetter.bounds(of: run).inset(left: -2, top: -1, right: 0, bottom: -1)
    canvas.fill(Path(room), Paint.surface.opacity(0.8))
    canvas.draw(.text(run))
  }
}
