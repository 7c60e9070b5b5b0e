import Display

/// Metrics as the terminal shows them.
enum MetricText {
  static func text(_ metric: Metric) -> String {
    switch metric.value {
    case .integer(let value): "\(value)"
    case .text(let value): value
    case .number(let value): number(value, metric.format)
    }
  }

  /// Four digits that count.
  static func number(_ value: Double, _ format: Metric.Format) -> String {
    switch format {
    case .percent: "\(rounded(value * 100)) %"
    case .seconds: "\(rounded(value)) s"
    case .plain: "\(rounded(value))"
    }
  }

  private static func rounded(_ value: Double) -> Double {
    guard value != 0, value.isFinite else { return value }
    var scale = 1.0
    while abs(value) * scale < 1000, scale < 1e12 { scale *= 10 }
    return (value * scale).rounded() / scale
  }
}
