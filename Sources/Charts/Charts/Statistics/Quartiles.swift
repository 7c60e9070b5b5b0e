/// The five numbers of a box plot, with the values beyond the whiskers.
public struct Quartiles: Sendable, Hashable, Codable {
  /// The 25%, 50% and 75% quantiles, interpolated as NumPy and R (type 7) do.
  public let lower: Double
  /// The 50% quantile.
  public let median: Double
  /// The 75% quantile.
  public let upper: Double
  /// The lowest and highest values within 1.5 interquartile ranges of the box (Tukey, 1977).
  public let whiskers: ClosedRange<Double>
  /// The values beyond the whiskers.
  public let outliers: [Double]
  /// The number of finite values.
  public let count: Int

  /// `nil` without a finite value.
  public init?(_ values: [Double]) {
    let sorted = values.filter { PlotValue.number($0).isDrawable }.sorted()
    guard !sorted.isEmpty else { return nil }
    self.init(sorted: sorted)
  }

  /// - Precondition: There is a value.
  init(sorted: [Double]) {
    func quantile(_ share: Double) -> Double {
      let place = share * Double(sorted.count - 1)
      let low = Int(place)
      let high = min(low + 1, sorted.count - 1)
      return sorted[low] + (sorted[high] - sorted[low]) * (place - Double(low))
    }
    let (lower, upper) = (quantile(0.25), quantile(0.75))
    self.lower = lower
    self.upper = upper
    median = quantile(0.5)
    let reach = 1.5 * (upper - lower)
    let inside = sorted.filter { $0 >= lower - reach && $0 <= upper + reach }
    whiskers = (inside.first ?? lower)...(inside.last ?? upper)
    outliers = sorted.filter { $0 < lower - reach || $0 > upper + reach }
    count = sorted.count
  }
}
