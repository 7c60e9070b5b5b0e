/// A named result, for prose (`\(name, percent)`), for `metrics.json` and for comparing runs.
public struct Metric: Codable, Sendable, Equatable {
  public enum Value: Codable, Sendable, Equatable {
    case number(Double)
    case integer(Int)
    case text(String)
  }

  /// Which direction is an improvement, for comparing runs.
  public enum Better: String, Codable, Sendable {
    case higher
    case lower
  }

  /// How a key figure is set: in prose the format is named there.
  public enum Format: String, Codable, Sendable {
    case plain
    case percent
    case seconds
  }

  /// Lower-case words joined by underscores, as in `validation_accuracy`.
  public var name: String
  /// Which of several the value is of, as the class `bart_simpson`; `nil` for the only one of its name.
  public var label: String?
  public var value: Value
  public var better: Better?
  /// How the report calls this metric among the key figures of its first screen; `nil` leaves it out there.
  public var keyFigure: String?
  public var format: Format
  /// Whether the value is a time or a rate: stored, but different from run to run.
  public var isMeasured: Bool

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
