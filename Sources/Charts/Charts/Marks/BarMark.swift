import Drawing

/// Bars from a base line to a value; horizontal where the categories stand on the vertical axis.
///
/// Bars of several series in one chart stand side by side in each band, unless they are given a `base` to stand on.
public struct BarMark: Mark {
  public var x: [PlotValue]
  public var y: [PlotValue]
  public var series: String?
  public var paint: Paint?
  /// Where each bar starts; `nil` for zero.
  public var base: [Double]?
  /// What stands at the end of each bar, usually its value.
  public var labels: [String]?
  /// The share of the band that bars fill.
  public var fill: Double

  public init(
    x: [some Plottable], y: [some Plottable], series: String? = nil, paint: Paint? = nil,
    base: [Double]? = nil, labels: [String]? = nil, fill: Double = 0.76
  ) {
    precondition(x.count == y.count, "there are \(x.count) x and \(y.count) y values for bars")
    precondition(
      (labels?.count ?? x.count) == x.count && (base?.count ?? x.count) == x.count,
      "each of \(x.count) bars needs its label and base, if there are any")
    self.x = x.map(\.plotValue)
    self.y = y.map(\.plotValue)
    self.series = series
    self.paint = paint
    self.base = base
    self.labels = labels
    self.fill = fill
  }

  private var isHorizontal: Bool { y.contains { $0.number == nil } }
  private static let font = Font(size: 11)

  public var coverage: Coverage {
    var coverage = Coverage(x: x, y: y)
    let bases = (base ?? [0]).map(PlotValue.number)
    if isHorizontal { coverage.x += bases } else { coverage.y += bases }
    if let labels {
      let widest = labels.map { Typesetter.width(of: $0, font: Self.font) }.max() ?? 0
      if isHorizontal {
        coverage.reserveX = widest + 8
      } else {
        coverage.reserveY = Self.font.size + 4
      }
    }
    coverage.series = series.map { Coverage.Series($0, symbol: .area) }
    coverage.rows = zip(x, y).map { Coverage.Row(series: series, x: $0, y: $1) }
    return coverage
  }

  /// Whether the bars share their bands with those of other series.
  var sharesBand: Bool { base == nil }

  public func draw(on canvas: any Canvas, in frame: PlotFrame) {
    let band = (isHorizontal ? frame.y : frame.x).bandwidth
    let names = frame.series.barNames
    let place = sharesBand ? series.flatMap(names.firstIndex) : nil
    let count = place == nil ? 1 : Double(names.count)
    let thickness = band * fill / count
    let shift = place.map { (Double($0) - (count - 1) / 2) * thickness } ?? 0
    let color = frame.paint(paint, series: series)
    let outline = frame.ink(paint, series: series)
    for index in x.indices where x[index].isDrawable && y[index].isDrawable {
      let end = frame.point(x[index], y[index])
      let start = base?[index] ?? 0
      let bar: Rectangle
      if isHorizontal {
        let from = frame.x.position(start)
        bar = Rectangle(
          x: min(from, end.x), y: end.y + shift - thickness / 2, width: abs(end.x - from),
          height: thickness)
      } else {
        let from = frame.y.position(start)
        bar = Rectangle(
          x: end.x + shift - thickness / 2, y: min(from, end.y), width: thickness,
          height: abs(end.y - from))
      }
      canvas.fill(Path(bar), color)
      if color != outline, color.isFaintOnLight {
        canvas.stroke(
          Path(bar.inset(left: 0.5, top: 0.5, right: 0.5, bottom: 0.5)), outline)
      }
      guard let label = labels?[index] else { continue }
      if isHorizontal {
        canvas.text(
          label, at: Point(bar.maxX + 4, bar.midY), font: Self.font, baseline: .middle)
      } else {
        canvas.text(label, at: Point(bar.midX, bar.y - 4), font: Self.font, anchor: .middle)
      }
    }
  }
}
