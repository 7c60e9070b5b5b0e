import Display

/// How prose sets a metric: the second word of `\(validation_accuracy, percent)`.
public enum MetricFormat: String, Sendable, CaseIterable {
  /// The shortest exact form; the default.
  case plain
  /// A share from 0 to 1 with one digit, as in `87.3%`.
  case percent
  /// A share from 0 to 1 without digits, as in `87%`.
  case wholePercent = "whole percent"
  /// The nearest whole number with commas, as in `19,548`.
  case integer
  /// One digit after the point.
  case one = "one decimal"
  /// Two digits after the point.
  case two = "two decimals"
  /// Three digits after the point.
  case three = "three decimals"
  /// Four digits after the point.
  case four = "four decimals"
  /// A duration, as in `4 min 12 s`.
  case seconds

  /// The format of a name; `three` is short for `three decimals`.
  public init?(name: String) {
    let found = Self.allCases.first {
      $0.rawValue == name || $0.rawValue.split(separator: " ").first.map(String.init) == name
    }
    guard let found, name != "whole" else { return nil }
    self = found
  }

  /// The text of a metric's value in this format; texts stay as they are.
  public func text(_ value: Metric.Value) -> String {
    let number: Double
    switch value {
    case .text(let text): return text
    case .integer(let integer):
      if self == .plain || self == .integer { return NumberText.integer(integer) }
      number = Double(integer)
    case .number(let value): number = value
    }
    return switch self {
    case .plain: NumberText.shortest(number)
    case .percent: NumberText.percent(number)
    case .wholePercent: NumberText.percent(number, digits: 0)
    case .integer: NumberText.decimal(number, digits: 0)
    case .one: NumberText.decimal(number, digits: 1)
    case .two: NumberText.decimal(number, digits: 2)
    case .three: NumberText.decimal(number, digits: 3)
    case .four: NumberText.decimal(number, digits: 4)
    case .seconds: NumberText.seconds(number)
    }
  }
}

extension Metric {
  /// The value as the report sets it among the key figures: plain numbers with at most four digits.
  var keyFigureText: String {
    switch format {
    case .percent: return MetricFormat.percent.text(value)
    case .seconds: return MetricFormat.seconds.text(value)
    case .plain:
      guard case .number(let number) = value, Int(exactly: number) == nil else {
        return MetricFormat.plain.text(value)
      }
      let digits = abs(number) >= 1000 ? 0 : abs(number) >= 10 ? 1 : 4
      return NumberText.decimal(number, digits: digits)
    }
  }
}
