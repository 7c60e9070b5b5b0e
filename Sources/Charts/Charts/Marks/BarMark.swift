import Checks
import Drawing

/// Bars from a base line to a value, over categories or over numbers.
///
/// Bars are horizontal where the categories are on the vertical axis. Over numbers, a bar is as wide as the smallest distance
/// between two of them. Bars of several series in one chart are side by side, unless they have a `base`.
public struct BarMark: Mark {
  /// The horizontal values: categories, numbers, or the lengths of horizontal bars.
  public var x: [PlotValue]
  /// The vertical values: the heights of bars, or the categories of horizontal ones.
  public var y: [PlotValue]
  /// The series, which decides the color and the place within a category.
  public var series: String?
  /// A paint instead of the series' color.
  public var paint: Paint?
  /// Where each bar starts; `nil` for zero, or for the edge of a logarithmic axis.
  public var base: [Double]?
  /// The text at the end of each bar, usually its value.
  public var labels: [String]?
  /// The share of the band that bars fill.
  public var fill: Double
  /// The axis along which the bars grow.
  private let along: Dimension

  /// Makes one bar for each pair of x and y.
  /// - Parameters:
  ///   - x: The horizontal values.
  ///   - y: The vertical values.
  ///   - series: The series, which decides the color and the place within a category.
  ///   - paint: A paint instead of the series' color.
  ///   - base: Where each bar starts; `nil` for zero.
  ///   - labels: The text at the end of each bar.
  ///   - fill: The share of its band that a bar fills.
  ///   - isHorizontal: Whether bars grow along the horizontal axis; `nil` decides by the categories, and is `false`
  ///     for two numbers.
  public init(
    x: [some Plottable], y: [some Plottable], series: String? = nil, paint: Paint? = nil,
    base: [Double]? = nil, labels: [String]? = nil, fill: Double = 0.76,
    isHorizontal: Bool? = nil
  ) {
    let (x, y) = (x.map(\.plotValue), y.map(\.plotValue))
    require(
      x.count == y.count, "each bar needs an x and a y, received \(x.count) x and \(y.count) y")
    require(
      (labels?.count ?? x.count) == x.count && (base?.count ?? x.count) == x.count,
      "\(x.count) bars need as many labels and bases, received \(labels?.count ?? x.count) and \(base?.count ?? x.count)"
    )
    along = isHorizontal ?? y.contains { $0.number == nil } ? .x : .y
    require(
      (along == .x ? x : y).allSatisfy { $0.number != nil },
      "the length of a bar is a number, received categories on the \(along) axis")
    self.x = x
    self.y = y
    self.series = series
    self.paint = paint
    self.base = base
    self.labels = labels
    self.fill = fill
  }

  /// The base line of the bars.
  private var places: [PlotValue] { along == .x ? y : x }
  private var lengths: [PlotValue] { along == .x ? x : y }

  public var channels: [Channel] {
    [
      .x(x), .y(y),
      Channel(.position(along), (base ?? [0]).map(PlotValue.number), isData: false),
    ] + NumberSpacing.channel(along.other, places)
  }

  public func layout(in text: ChartText) -> MarkLayout {
    var layout = MarkLayout(series: series.map { .init($0, symbol: .area) })
    layout.fillsBands = true
    layout.sharesBand = base == nil
    if let labels {
      if along == .x {
        let widest = labels.map { Typesetter.width(of: $0, font: text.annotation) }.max() ?? 0
        layout.reserveX = widest + 8
      } else {
        layout.reserveY = text.annotation.size + 4
      }
    }
    return layout
  }

  public func draw(on canvas: any Canvas, in frame: PlotFrame) {
    let band = frame.bandwidth(along.other, of: places)
    let names = frame.series.barNames
    let turn = base == nil ? series.flatMap(names.firstIndex) : nil
    let count = turn == nil ? 1 : Double(names.count)
    // However close they are, bars can be seen.
    let thickness = max(band * fill / count, 1)
    let shift = turn.map { (Double($0) - (count - 1) / 2) * thickness } ?? 0
    for index in x.indices {
      guard let center = frame[along.other].place(places[index]),
        let end = frame[along].place(lengths[index])
      else { continue }
      let start = frame[along].place(base?[index] ?? 0) ?? frame[along].start
      let bar = Rectangle(
        along, start, end, across: center + shift - thickness / 2, center + shift + thickness / 2)
      let color = frame.paint(paint, series: series)
      let outline = frame.ink(paint, series: series)
      canvas.fill(Path(bar), color)
      if color != outline, color.isFaintOnLight {
        canvas.stroke(
          Path(bar.inset(left: 0.5, top: 0.5, right: 0.5, bottom: 0.5)), outline)
      }
      drawLabel(index, bar, in: frame, on: canvas)
    }
  }

  private func drawLabel(
    _ index: Int, _ bar: Rectangle, in frame: PlotFrame, on canvas: any Canvas
  ) {
    guard let labels, hasRoom(for: labels, in: frame) else { return }
    let (font, area) = (frame.text.annotation, frame.area)
    let width = Typesetter.width(of: labels[index], font: font)
    if along == .x {
      let x = min(bar.maxX + 4, area.maxX - width)
      canvas.text(labels[index], at: Point(x, bar.midY), font: font, baseline: .middle)
    } else {
      let x = min(max(bar.midX - width / 2, area.x), area.maxX - width)
      canvas.text(labels[index], at: Point(x, max(bar.y, area.y) - 4), font: font)
    }
  }

  /// Whether the labels of neighbors do not touch.
  private func hasRoom(for labels: [String], in frame: PlotFrame) -> Bool {
    let font = frame.text.annotation
    let widest = labels.map { Typesetter.width(of: $0, font: font) }.max() ?? 0
    let band = frame.bandwidth(along.other, of: places)
    let shared = band / Double(base == nil && series != nil ? frame.series.barNames.count : 1)
    let length = frame.edges(along).high - frame.edges(along).low
    return along == .x
      ? font.size <= shared && widest <= length * 0.4
      : widest + 2 <= min(shared, frame.area.width)
  }

  public func notes(in frame: PlotFrame) -> [String] {
    guard let labels, !hasRoom(for: labels, in: frame) else { return [] }
    return ["The bars are too small for their labels."]
  }
}
