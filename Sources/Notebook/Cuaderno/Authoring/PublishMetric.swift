/// Publishes a named result: for prose, `\(validation_accuracy, percent)`, for `metrics.json`, and for comparing runs.
///
/// - Parameters:
///   - name: Lower-case words joined by underscores.
///   - value: A number.
///   - label: Which of several the value is of, as in `metric("f1", 0.9, of: "bart_simpson")`; runs are compared by
///     it.
///   - better: Which direction is an improvement.
///   - keyFigure: How the report's first screen calls it; `nil` leaves it out there.
///   - format: How a key figure is set.
///   - isMeasured: Whether the value is a time or a rate, which differs from run to run.
///   - fileID: The caller's file; leave it to its default.
///   - line: The caller's line; leave it to its default.
public func metric(
  _ name: String, _ value: some BinaryFloatingPoint, of label: String? = nil,
  better: Metric.Better? = nil, keyFigure: String? = nil, format: Metric.Format = .plain,
  isMeasured: Bool = false, fileID: String = #fileID, line: Int = #line
) {
  publish(
    Metric(
      name, .number(Double(value)), of: label, better: better, keyFigure: keyFigure,
      format: format, isMeasured: isMeasured), fileID, line)
}

/// Publishes a count; see the variant for numbers.
public func metric(
  _ name: String, _ value: Int, of label: String? = nil, better: Metric.Better? = nil,
  keyFigure: String? = nil, format: Metric.Format = .plain, isMeasured: Bool = false,
  fileID: String = #fileID, line: Int = #line
) {
  publish(
    Metric(
      name, .integer(value), of: label, better: better, keyFigure: keyFigure, format: format,
      isMeasured: isMeasured), fileID, line)
}

/// Publishes a text; see the variant for numbers.
public func metric(
  _ name: String, _ value: String, keyFigure: String? = nil, isMeasured: Bool = false,
  fileID: String = #fileID, line: Int = #line
) {
  publish(Metric(name, .text(value), keyFigure: keyFigure, isMeasured: isMeasured), fileID, line)
}

private func publish(_ metric: Metric, _ fileID: String, _ line: Int) {
  RunningCell.host?.publish(metric, at: SourceLocation(fileID: fileID, line: line))
}
