import Checks
import Drawing

/// Box plots: for each category the quartiles as a box with its median, whiskers, and the values beyond them.
///
/// ```swift
/// BoxMark(x: ["Adam", "SGD"], values: [adamLosses, sgdLosses])
/// ```
public struct BoxMark: Mark {
  private let places: [PlotValue]
  private let boxes: [Quartiles?]
  /// The axis along which the values are.
  private let along: Dimension
  /// The series whose color the boxes have.
  public var series: String?
  /// A paint instead of the series' color.
  public var paint: Paint?
  /// The share of the band that a box fills.
  public var fill: Double

  /// An upright box above each of `x`.
  public init(
    x: [some Plottable], values: [[Double]], series: String? = nil, paint: Paint? = nil,
    fill: Double = 0.55
  ) {
    self.init(.y, x.map(\.plotValue), values, series, paint, fill)
  }

  /// A horizontal box at each of `y`.
  public init(
    y: [some Plottable], values: [[Double]], series: String? = nil, paint: Paint? = nil,
    fill: Double = 0.55
  ) {
    self.init(.x, y.map(\.plotValue), values, series, paint, fill)
  }

  private init(
    _ along: Dimension, _ places: [PlotValue], _ values: [[Double]], _ series: String?,
    _ paint: Paint?, _ fill: Double
  ) {
    require(
      places.count == values.count,
      "each box needs its values, received \(places.count) places and \(values.count) lists of values"
    )
    self.along = along
    self.places = places
    boxes = values.map { Quartiles($0) }
    self.series = series
    self.paint = paint
    self.fill = fill
  }

  public var channels: [Channel] {
    func numbers(_ name: String, _ value: (Quartiles) -> Double) -> Channel {
      Channel(
        .position(along), boxes.map { .number($0.map(value) ?? .nan) }, name: name)
    }
    let outliers = boxes.compactMap(\.self).flatMap(\.outliers).map(PlotValue.number)
    return [
      Channel(.position(along.other), places), numbers("low") { $0.whiskers.lowerBound },
      numbers("lower quartile", \.lower), numbers("median", \.median),
      numbers("upper quartile", \.upper), numbers("high") { $0.whiskers.upperBound },
      Channel(.position(along), outliers, isData: false),
    ] + NumberSpacing.channel(along.other, places)
  }

  public func layout(in text: ChartText) -> MarkLayout {
    var layout = MarkLayout(series: series.map { .init($0, symbol: .area) })
    layout.fillsBands = true
    layout.sharesBand = true
    if along == .x { layout.inset = 7 }
    return layout
  }

  public func draw(on canvas: any Canvas, in frame: PlotFrame) {
    let names = frame.series.barNames
    let turn = series.flatMap(names.firstIndex)
    let count = turn == nil ? 1 : Double(names.count)
    let width = max(frame.bandwidth(along.other, of: places) * fill / count, 3)
    let shift = turn.map { (Double($0) - (count - 1) / 2) * width } ?? 0
    let (color, ink) = (frame.paint(paint, series: series), frame.ink(paint, series: series))
    let scale = frame[along]
    for (place, box) in zip(places, boxes) {
      guard let box, let center = frame[along.other].place(place).map({ $0 + shift }),
        let low = scale.place(box.whiskers.lowerBound), let lower = scale.place(box.lower),
        let median = scale.place(box.median), let upper = scale.place(box.upper),
        let high = scale.place(box.whiskers.upperBound)
      else { continue }
      let half = width * 0.45
      func line(_ from: Double, _ to: Double, across a: Double, _ b: Double) -> Path {
        Path(from: Point(along, from, across: a), to: Point(along, to, across: b))
      }
      var whiskers = line(low, lower, across: center, center)
      whiskers.append(line(upper, high, across: center, center))
      for end in [low, high] {
        whiskers.append(line(end, end, across: center - half / 2, center + half / 2))
      }
      canvas.stroke(whiskers, ink, StrokeStyle(width: 1.25))
      let body = Path(Rectangle(along, lower, upper, across: center - half, center + half))
      canvas.fill(body, .surface)
      canvas.fill(body, color.opacity(0.3))
      canvas.stroke(body, ink, StrokeStyle(width: 1.25))
      canvas.stroke(
        line(median, median, across: center - half, center + half), ink, StrokeStyle(width: 2.5))
      for outlier in box.outliers {
        guard let place = scale.place(outlier) else { continue }
        canvas.stroke(
          Path(center: Point(along, place, across: center), radius: 2.2), ink)
      }
    }
  }
}
