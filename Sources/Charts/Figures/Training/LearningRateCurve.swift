import Charts
import Display

/// The learning rate over a training.
public struct LearningRateCurve: Displayable, Sendable {
  /// One rate a step.
  public var rates: [Double]
  /// What a step is.
  public var step: String

  /// Shows the rate of each step.
  /// - Parameters:
  ///   - rates: One for each epoch or batch.
  ///   - step: `epoch` by default.
  public init(_ rates: [Double], step: String = "epoch") {
    self.rates = rates
    self.step = step
  }

  public var output: Output { chart.output }

  /// The figure as a chart, to change or to combine with others.
  public var chart: Chart {
    let places = Array(1...max(rates.count, 1)).prefix(rates.count)
    let finite = rates.filter(\.isFinite)
    let (low, high) = (finite.min() ?? 0, finite.max() ?? 0)
    let write = NumberFormat.automatic
    let peak = (rates.firstIndex(of: high) ?? 0) + 1
    return Chart(
      low == high
        ? "The learning rate stays at \(write.string(high))"
        : "The learning rate peaks at \(write.string(high)) in \(step) \(peak)",
      alternativeText: "Line chart of the learning rate over \(rates.count) \(step)s, "
        + "between \(write.string(low)) and \(write.string(high)), "
        + "from \(write.string(rates.first ?? 0)) to \(write.string(rates.last ?? 0)).",
      height: .fixed(160), x: Axis(step), y: Axis("learning rate")
    ) {
      LineMark(x: Array(places), y: rates, hasMarkers: rates.count <= 30)
      RuleMark(y: 0, paint: .grid, dash: [])
    }
  }
}
