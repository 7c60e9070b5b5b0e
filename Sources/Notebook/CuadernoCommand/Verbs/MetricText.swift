import Display
import Foundation

/// Metrics as the terminal shows them.
enum MetricText {
  static func text(_ metric: Metric) -> String {
    switch metric.value {
    case .integer(let value): "\(value)"
    case .text(let value): value
    case .number(let value):
      switch metric.format {
      case .percent: digits(value * 100) + "%"
      case .seconds: digits(value) + " s"
      case .plain: digits(value)
      }
    }
  }

  /// By how much a metric changed; a share changes by percentage points.
  static func difference(_ difference: Double, _ metric: Metric) -> String {
    let sign = difference > 0 ? "+" : ""
    return switch metric.format {
    case .percent: "\(sign)\(digits(difference * 100)) points"
    case .seconds: "\(sign)\(digits(difference)) s"
    case .plain: sign + digits(difference)
    }
  }

  /// Four significant digits; whole numbers have all of theirs.
  private static func digits(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e15 { return String(format: "%.0f", value + 0) }
    return String(format: "%.4g", value)
  }
}
