import Drawing

/// The straight line of least squares through points, with the 95% confidence band of the mean.
///
/// ```swift
/// PointMark(x: sizes, y: prices)
/// RegressionMark(x: sizes, y: prices)
/// ```
public struct RegressionMark: MarkGroup {
  /// `nil` when there are fewer than two different x; then nothing is drawn but the note that says so.
  public let fit: LinearFit?
  private let x: [Double]
  /// The series whose color the line has, and its name in the legend.
  public var series: String?
  /// A paint instead of the series' color.
  public var paint: Paint?
  /// Whether the confidence band is drawn.
  public var hasBand: Bool

  /// Fits the line; points without a finite x and y are left out.
  public init(
    x: [Double], y: [Double], series: String? = nil, paint: Paint? = nil, hasBand: Bool = true
  ) {
    fit = LinearFit(x: x, y: y)
    self.x = x.filter { PlotValue.number($0).isDrawable }
    self.series = series
    self.paint = paint
    self.hasBand = hasBand
  }

  public var marks: [any Mark] {
    guard let fit, let low = x.min(), let high = x.max() else {
      return [NoteMark("There are too few points for a regression line.")]
    }
    let places = (0...40).map { low + (high - low) * Double($0) / 40 }
    let line = LineMark(
      x: places, y: places.map(fit.predict), series: series, paint: paint, hasMarkers: false)
    guard hasBand, fit.count > 2 else { return [line] }
    let intervals = places.map(fit.interval)
    let band = AreaMark(
      x: places, from: intervals.map(\.lowerBound), to: intervals.map(\.upperBound),
      series: series, paint: paint)
    return [band, line]
  }
}

/// Draws nothing but says why in the caption.
struct NoteMark: Mark {
  var note: String

  init(_ note: String) { self.note = note }

  var channels: [Channel] { [] }
  func draw(on canvas: any Canvas, in frame: PlotFrame) {}
  func notes(in frame: PlotFrame) -> [String] { [note] }
}
