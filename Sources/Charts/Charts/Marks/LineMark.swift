import Checks
import Drawing

/// A line through points, in the order given.
///
/// A value that has no place, such as `.nan`, interrupts the line; a point without neighbors is a dot.
public struct LineMark: Mark {
  /// The horizontal place of each point.
  public var x: [PlotValue]
  /// The vertical place of each point.
  public var y: [PlotValue]
  /// Distinguishes the line: it chooses color, dash and marker.
  public var series: String?
  /// A paint instead of the series' color.
  public var paint: Paint?
  /// The width of the line in canvas units.
  public var width: Double
  /// Lengths of dashes and gaps; `nil` takes those of the series.
  public var dash: [Double]?
  /// Whether each point has a marker; `nil` draws them for a series of up to 30 points.
  public var hasMarkers: Bool?
  /// Whether the name of the series may be placed at the end of the line.
  var namesEnd = true

  /// Draws a line through points in the order given.
  /// - Precondition: `x` and `y` have the same number of values.
  public init(
    x: [some Plottable], y: [some Plottable], series: String? = nil, paint: Paint? = nil,
    width: Double = 2, dash: [Double]? = nil, hasMarkers: Bool? = nil
  ) {
    require(
      x.count == y.count, "a line needs a y for each x, received \(x.count) x and \(y.count) y")
    self.x = x.map(\.plotValue)
    self.y = y.map(\.plotValue)
    self.series = series
    self.paint = paint
    self.width = width
    self.dash = dash
    self.hasMarkers = hasMarkers
  }

  private var showsMarkers: Bool { hasMarkers ?? (series != nil && x.count <= 30) }

  public var channels: [Channel] { [.x(x), .y(y)] }

  public func layout(in text: ChartText) -> MarkLayout {
    var layout = MarkLayout(series: series.map { .init($0, symbol: .line) }, inset: 7)
    if namesEnd, let series,
      let last = y.indices.last(where: { y[$0].isDrawable && x[$0].isDrawable })
    {
      layout.end = MarkLayout.End(series: series, x: x[last], y: y[last])
    }
    return layout
  }

  public func draw(on canvas: any Canvas, in frame: PlotFrame) {
    let pieces = zip(x, y).map(frame.point).split(separator: nil).map { $0.compactMap(\.self) }
    var path = Path()
    for piece in pieces where piece.count > 1 { path.append(Path(piece)) }
    let color = frame.paint(paint, series: series)
    let dash = dash ?? (series == nil ? [] : frame.series.dash(series))
    let outline = frame.ink(paint, series: series)
    if color != outline, color.isFaintOnLight {
      canvas.stroke(path, outline, StrokeStyle(width: width + 1.5, join: .round, dash: dash))
    }
    canvas.stroke(path, color, StrokeStyle(width: width, join: .round, dash: dash))
    let marker = frame.series.marker(series)
    for piece in pieces where showsMarkers || piece.count == 1 {
      for point in piece {
        let shape = Path.marker(marker, at: point, radius: width + 1)
        frame.fill(shape, paint, series: series, on: canvas)
      }
    }
  }
}
