import Checks
import Drawing

/// Points, each at its place.
public struct PointMark: Mark {
  /// The horizontal place of each point.
  public var x: [PlotValue]
  /// The vertical place of each point.
  public var y: [PlotValue]
  /// Distinguishes the points: it chooses color and shape.
  public var series: String?
  /// A paint instead of the series' color.
  public var paint: Paint?
  /// The radius of the points in canvas units.
  public var radius: Double
  /// `nil` takes the shape of the series.
  public var marker: SeriesStyles.Marker?
  /// Whether the point is drawn as an outline filled with the page.
  public var isHollow: Bool

  /// Draws a point at each place.
  /// - Precondition: `x` and `y` have the same number of values.
  public init(
    x: [some Plottable], y: [some Plottable], series: String? = nil, paint: Paint? = nil,
    radius: Double = 3, marker: SeriesStyles.Marker? = nil, isHollow: Bool = false
  ) {
    require(
      x.count == y.count, "each point needs an x and a y, received \(x.count) x and \(y.count) y")
    self.x = x.map(\.plotValue)
    self.y = y.map(\.plotValue)
    self.series = series
    self.paint = paint
    self.radius = radius
    self.marker = marker
    self.isHollow = isHollow
  }

  /// One point.
  public init(
    x: some Plottable, y: some Plottable, series: String? = nil, paint: Paint? = nil,
    radius: Double = 3, marker: SeriesStyles.Marker? = nil, isHollow: Bool = false
  ) {
    self.init(
      x: [x.plotValue], y: [y.plotValue], series: series, paint: paint, radius: radius,
      marker: marker, isHollow: isHollow)
  }

  public var channels: [Channel] { [.x(x), .y(y)] }

  public func layout(in text: ChartText) -> MarkLayout {
    MarkLayout(series: series.map { .init($0, symbol: .point) }, inset: max(7, radius + 3))
  }

  public func draw(on canvas: any Canvas, in frame: PlotFrame) {
    let color = frame.paint(paint, series: series)
    let shape = marker ?? (series == nil ? .circle : frame.series.marker(series))
    // One path for all, since they are many.
    var path = Path()
    for place in zip(x, y).compactMap(frame.point) {
      // A dot is the round cap of a line of no length: the shortest form there is.
      path.append(
        shape == .circle && !isHollow
          ? Path(from: place, to: place) : Path.marker(shape, at: place, radius: radius))
    }
    if isHollow {
      canvas.fill(path, .surface)
      canvas.stroke(path, color, StrokeStyle(width: 1.5))
      return
    }
    let outline = frame.ink(paint, series: series)
    let isOutlined = color != outline && color.isFaintOnLight && radius >= 3
    if shape == .circle {
      if isOutlined {
        canvas.stroke(path, outline, StrokeStyle(width: 2 * radius + 1.5, cap: .round))
      }
      canvas.stroke(path, color, StrokeStyle(width: 2 * radius, cap: .round))
    } else {
      canvas.fill(path, color)
      if isOutlined { canvas.stroke(path, outline, StrokeStyle(width: 0.75)) }
    }
  }
}
