import Drawing

/// The area between two lines over the same x values: a band of uncertainty, or what lies under a line.
public struct AreaMark: Mark {
  public var x: [PlotValue]
  public var low: [Double]
  public var high: [Double]
  public var series: String?
  public var paint: Paint?
  public var opacity: Double

  public init(
    x: [some Plottable], from low: [Double], to high: [Double], series: String? = nil,
    paint: Paint? = nil, opacity: Double = 0.18
  ) {
    precondition(
      x.count == low.count && x.count == high.count, "each x needs the two ends of its area")
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
  }

  public var coverage: Coverage {
    Coverage(x: x, y: (low + high).map(PlotValue.number))
  }

  public func draw(on canvas: any Canvas, in frame: PlotFrame) {
    let drawn = x.indices.filter { x[$0].isDrawable && low[$0].isFinite && high[$0].isFinite }
    guard drawn.count > 1 else { return }
    let upper = drawn.map { frame.point(x[$0], .number(high[$0])) }
    let lower = drawn.map { frame.point(x[$0], .number(low[$0])) }
    canvas.fill(
      Path(upper + lower.reversed(), closed: true),
      frame.paint(paint, series: series).opacity(opacity))
  }
}
