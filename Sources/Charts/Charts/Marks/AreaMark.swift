import Checks
import Drawing

/// The area between two lines over the same x values: a band of uncertainty, or what is below a line.
///
/// A value that has no place, such as `.nan`, interrupts the area; a place without neighbors is an upright line.
public struct AreaMark: Mark {
  /// The places of the values along the horizontal axis.
  public var x: [PlotValue]
  /// The lower line, one value for each x.
  public var low: [Double]
  /// The upper line, one value for each x.
  public var high: [Double]
  /// The series whose color the area has, and its name in the legend.
  public var series: String?
  /// A paint instead of the series' color.
  public var paint: Paint?
  /// From 0, invisible, to 1.
  public var opacity: Double
  private var isFromZero = false

  /// Fills the area between two lines.
  /// - Precondition: `x`, `low` and `high` have the same number of values.
  public init(
    x: [some Plottable], from low: [Double], to high: [Double], series: String? = nil,
    paint: Paint? = nil, opacity: Double = 0.18
  ) {
    require(
      x.count == low.count && x.count == high.count,
      "an area needs two ends for each x, received \(x.count) x, \(low.count) lower and \(high.count) upper ends"
    )
    self.x = x.map(\.plotValue)
    self.low = low
    self.high = high
    self.series = series
    self.paint = paint
    self.opacity = opacity
  }

  /// The area between zero and a line.
  public init(
    x: [some Plottable], y: [Double], series: String? = nil, paint: Paint? = nil,
    opacity: Double = 0.18
  ) {
    self.init(
      x: x, from: y.map { _ in 0 }, to: y, series: series, paint: paint, opacity: opacity)
    isFromZero = true
  }

  public var channels: [Channel] {
    isFromZero
      ? [
        .x(x), .y(high.map(PlotValue.number)), .y(low.map(PlotValue.number), isData: false),
      ]
      : [
        .x(x), .y(low.map(PlotValue.number), name: "from"),
        .y(high.map(PlotValue.number), name: "to"),
      ]
  }

  public func layout(in text: ChartText) -> MarkLayout {
    MarkLayout(series: series.map { .init($0, symbol: .area) })
  }

  public func draw(on canvas: any Canvas, in frame: PlotFrame) {
    let places = x.indices.map { index -> (top: Point, bottom: Point)? in
      let bottom = frame.y.place(low[index]) ?? (isFromZero ? frame.area.maxY : nil)
      guard let top = frame.point(x[index], .number(high[index])), let bottom else { return nil }
      return (top, Point(top.x, bottom))
    }
    let color = frame.paint(paint, series: series).opacity(opacity)
    for piece in places.split(whereSeparator: { $0 == nil }).map({ $0.compactMap(\.self) }) {
      if let only = piece.first, piece.count == 1 {
        canvas.stroke(Path(from: only.bottom, to: only.top), color, StrokeStyle(width: 4))
      } else {
        canvas.fill(
          Path(piece.map(\.top) + piece.reversed().map(\.bottom), closed: true), color)
      }
    }
  }
}
