/// A named result, for prose (`\(name, percent)`), for `metrics.json` and for comparing runs.
public struct Metric: Codable, Sendable, Equatable {
  /// The value of a metric: a number or a text.
  public enum Value: Codable, Sendable, Equatable {
    /// A number that need not be whole.
    case number(Double)
    /// A whole number, such as a count.
    case integer(Int)
    /// A text, such as the name of the best class.
    case text(String)
  }

  /// Which direction is an improvement, for comparing runs.
  public enum Better: String, Codable, Sendable {
    /// A greater value is an improvement, as for an accuracy.
    case higher
    /// A smaller value is an improvement, as for a loss.
    case lower
  }

  /// How a key figure is set: in prose the format is named there.
  public enum Format: String, Codable, Sendable {
    /// The number as it is.
    case plain
    /// A share from 0 to 1 in percent, as in `98.2%`.
    case percent
    /// A number of seconds as a duration.
    case seconds
  }

  /// Lower-case words joined by underscores, as in `validation_accuracy`.
  public var name: String
  /// Which of several the value is of, as the class `bart_simpson`; `nil` for the only one of its name.
  public var label: String?
  /// The result itself.
  public var value: Value
  /// Which direction is an improvement; `nil` for a value that is neither good nor bad.
  public var better: Better?
  /// How the report calls this metric among the key figures of its first screen; `nil` leaves it out there.
  public var keyFigure: String?
  /// How the value is written among the key figures.
  public var format: Format
  /// Whether the value is a time or a rate: stored, but different from run to run.
  public var isMeasured: Bool

  /// Makes a metric; in a cell, the function `metric` makes and records one.
  public init(
    _ name: String, _ value: Value, of label: String? = nil, better: Better? = nil,
    keyFigure: String? = nil,
    format: Format = .plain, isMeasured: Bool = false
  ) {
    self.name = name
    self.label = label
    self.value = value
    self.better = better
    self.keyFigure = keyFigure
    self.format = format
    self.isMeasured = isMeasured
  }

  /// What the metric is found by: its name, or `f1/bart_simpson` for one with a label. A later metric of the same key
  /// replaces it.
  public var key: String { label.map { "\(name)/\($0)" } ?? name }
}
