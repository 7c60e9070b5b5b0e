import Drawing

/// The distribution of values as a smooth curve with the area below it.
public struct DensityMark: MarkGroup {
  /// The smoothed distribution.
  public let estimate: DensityEstimate
  /// The series whose color the curve has, and its name in the legend.
  public var series: String?
  /// A paint instead of the series' color.
  public var paint: Paint?

  /// Estimates the distribution of values; see ``DensityEstimate``.
  /// - Parameters:
  ///   - values: The numbers whose distribution is shown.
  ///   - bandwidth: How smooth the curve is; `nil` takes Silverman's rule.
  ///   - series: The name in the legend, which decides the color.
  ///   - paint: A paint instead of the series' color.
  public init(
    _ values: [Double], bandwidth: Double? = nil, series: String? = nil, paint: Paint? = nil
  ) {
    estimate = DensityEstimate(values, bandwidth: bandwidth)
    self.series = series
    self.paint = paint
  }

  public var marks: [any Mark] {
    guard !estimate.x.isEmpty else { return [NoteMark("There are no values for a density.")] }
    var line = LineMark(
      x: estimate.x, y: estimate.density, series: series, paint: paint, hasMarkers: false)
    // All densities end at zero.
    line.namesEnd = false
    return [AreaMark(x: estimate.x, y: estimate.density, series: series, paint: paint), line]
  }
}
