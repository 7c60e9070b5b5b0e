import Drawing

/// The scales of a panel on the canvas, and the colors of the series.
public struct PlotFrame: Sendable {
  /// The area between the axes.
  public let area: Rectangle
  /// The horizontal scale.
  public let x: PositionScale
  /// The vertical scale.
  public let y: PositionScale
  /// The color, marker and dash of each series.
  public let series: SeriesStyles
  /// The sizes of text.
  public let text: ChartText

  /// The scale of one dimension.
  public subscript(dimension: Dimension) -> PositionScale { dimension == .x ? x : y }

  /// The edges of the area in a dimension.
  public func edges(_ dimension: Dimension) -> (low: Double, high: Double) {
    dimension == .x ? (area.x, area.maxX) : (area.y, area.maxY)
  }

  /// The place of a pair of values; `nil` if either has none.
  public func point(_ x: PlotValue, _ y: PlotValue) -> Point? {
    guard let x = self.x.place(x), let y = self.y.place(y) else { return nil }
    return Point(x, y)
  }

  /// The width of the element for one of `values`: a category's band, or the smallest distance between numbers.
  public func bandwidth(_ dimension: Dimension, of values: [PlotValue]) -> Double {
    let scale = self[dimension]
    guard !scale.hasCategories else { return scale.bandwidth }
    let places = Set(values.compactMap(scale.place)).sorted()
    if let least = zip(places, places.dropFirst()).map({ $1 - $0 }).min() { return least }
    let (low, high) = NumberSpacing.edges(values)
    guard let low = scale.place(low), let high = scale.place(high) else { return 24 }
    return abs(high - low)
  }

  /// The paint of a mark: its own, or that of its series, or the first category's.
  public func paint(_ own: Paint?, series name: String?) -> Paint {
    own ?? series.paint(name)
  }

  /// The outline or text color that goes with ``paint(_:series:)``.
  public func ink(_ own: Paint?, series name: String?) -> Paint {
    own ?? series.ink(name)
  }

  /// Fills a shape, with an outline where the paint alone would be hard to see.
  func fill(_ shape: Path, _ own: Paint?, series name: String?, on canvas: any Canvas) {
    let (color, outline) = (paint(own, series: name), ink(own, series: name))
    canvas.fill(shape, color)
    if color != outline, color.isFaintOnLight {
      canvas.stroke(shape, outline, StrokeStyle(width: 0.75))
    }
  }
}
