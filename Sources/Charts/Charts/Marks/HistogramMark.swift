import Drawing

/// Bars over intervals of a number axis: how often values occur.
///
/// ```swift
/// Chart("Most errors are small", alternativeText: "...", x: Axis("error in mm"), y: Axis("samples")) {
///   HistogramMark(errors)
/// }
/// ```
public struct HistogramMark: Mark {
  /// What the height of a bar is.
  public enum Measure: Sendable, Hashable {
    /// The number of values.
    case count
    /// The share of all values.
    case share
    /// The share divided by the width, so that the area of all bars is 1, as for a ``DensityMark``.
    case density
  }

  /// The intervals and how many values each one holds.
  public var bins: Bins
  /// What the height of a bar is.
  public var measure: Measure
  /// The series whose color the bars have, and its name in the legend.
  public var series: String?
  /// A paint instead of the series' color.
  public var paint: Paint?

  /// Chooses the bins.
  public init(
    _ values: [Double], measure: Measure = .count, series: String? = nil, paint: Paint? = nil
  ) {
    self.init(Bins(values), measure: measure, series: series, paint: paint)
  }

  /// Takes given bins.
  public init(
    _ bins: Bins, measure: Measure = .count, series: String? = nil, paint: Paint? = nil
  ) {
    self.bins = bins
    self.measure = measure
    self.series = series
    self.paint = paint
  }

  private var heights: [Double] {
    let total = Double(max(bins.total, 1))
    return zip(bins.counts, zip(bins.edges, bins.edges.dropFirst())).map { count, edges in
      switch measure {
      case .count: Double(count)
      case .share: Double(count) / total
      case .density: Double(count) / total / (edges.1 - edges.0)
      }
    }
  }

  public var channels: [Channel] {
    [
      .x(bins.edges.dropLast().map(PlotValue.number), name: "from"),
      .x(bins.edges.dropFirst().map(PlotValue.number), name: "to"),
      .y(heights.map(PlotValue.number)), .y([.number(0)], isData: false),
    ]
  }

  public func layout(in text: ChartText) -> MarkLayout {
    MarkLayout(series: series.map { .init($0, symbol: .area) })
  }

  public func draw(on canvas: any Canvas, in frame: PlotFrame) {
    // Bars of several series lie over each other.
    let color = frame.paint(paint, series: series).opacity(series == nil ? 1 : 0.55)
    let bottom = frame.y.place(0.0) ?? frame.y.start
    for (height, edges) in zip(heights, zip(bins.edges, bins.edges.dropFirst())) where height > 0 {
      guard let left = frame.x.place(edges.0), let right = frame.x.place(edges.1),
        let top = frame.y.place(height)
      else { continue }
      let gap = abs(right - left) >= 3 ? 0.5 : 0
      canvas.fill(
        Path(
          Rectangle(
            .x, min(left, right) + gap, max(left, right) - gap, across: top, bottom)), color)
    }
  }
}
