import Drawing

/// A line through points, in the order given.
///
/// Not a number (`.nan`) interrupts the line.
public struct LineMark: Mark {
  public var x: [PlotValue]
  public var y: [PlotValue]
  /// What the line is told apart by; it chooses colour, dash and marker.
  public var series: String?
  /// A paint of one's own instead of the series' colour.
  public var paint: Paint?
  public var width: Double
  /// Lengths of dashes and gaps; `nil` takes those of the series.
  public var dash: [Double]?
  /// Whether each point has a marker; `nil` draws them for a series of 2 to 30 points.
  public var hasMarkers: Bool?

  public init(
    x: [some Plottable], y: [some Plottable], series: String? = nil, paint: Paint? = nil,
    width: Double = 2, dash: [Double]? = nil, hasMarkers: Bool? = nil
  ) {
    precondition(x.count == y.count, "a line has \(x.count) x and \(y.count) y values")
    self.x = x.map(\.plotValue)
    self.y = y.map(\.plotValue)
    self.series = series
    self.paint = paint
    self.width = width
    self.dash = dash
    self.hasMarkers = hasMarkers
  }

  private var showsMarkers: Bool {
    hasMarkers ?? (series != nil && (2...30).contains(x.count))
  }

  public var coverage: Coverage {
    var coverage = Coverage(x: x, y: y)
    coverage.series = series.map { Coverage.Series($0, symbol: .line) }
    if let series, let last = y.indices.last(where: { y[$0].isDrawable && x[$0].isDrawable }) {
      coverage.end = Coverage.End(series: series, x: x[last], y: y[last])
    }
    coverage.rows = zip(x, y).map { Coverage.Row(series: series, x: $0, y: $1) }
    return coverage
  }

  public func draw(on canvas: any Canvas, in frame: PlotFrame) {
    var path = Path()
    var points: [Point] = []
    var isPenDown = false
    for (x, y) in zip(x, y) {
      guard x.isDrawable, y.isDrawable else {
        isPenDown = false
        continue
      }
      let point = frame.point(x, y)
      if isPenDown { path.line(to: point) } else { path.move(to: point) }
      isPenDown = true
      points.append(point)
    }
    let color = frame.paint(paint, series: series)
    let dash = dash ?? (series == nil ? [] : frame.series.dash(series))
    let outline = frame.ink(paint, series: series)
    if color != outline, color.isFaintOnLight {
      canvas.stroke(path, outline, StrokeStyle(width: width + 1.5, join: .round, dash: dash))
    }
    canvas.stroke(path, color, StrokeStyle(width: width, join: .round, dash: dash))
    guard showsMarkers else { return }
    let marker = frame.series.marker(series)
    for point in points {
      let shape = Path.marker(marker, at: point, radius: width + 1)
      canvas.fill(shape, color)
      if color != outline, color.isFaintOnLight {
        canvas.stroke(shape, outline, StrokeStyle(width: 0.75))
      }
    }
  }
}

extension PlotValue {
  /// Whether the value has a place: infinite numbers and those that are none have not.
  var isDrawable: Bool { number.map(\.isFinite) ?? true }
}
