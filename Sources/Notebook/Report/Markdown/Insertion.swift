/// Something in prose that Markdown does not know: a metric or a formula.
enum Insertion: Sendable, Equatable {
  /// `\(name, format)`
  case metric(MetricReference)
  /// `$...$`, or `$$...$$` for a formula in a line of its own.
  case formula(String, isDisplayed: Bool)

  /// Reads the text that ``InsertionSyntax`` found, delimiters included.
  init(source: String) {
    if source.hasPrefix("\\(") {
      self = .metric(MetricReference(String(source.dropFirst(2).dropLast())))
    } else {
      let isDisplayed = source.hasPrefix("$$")
      let width = isDisplayed ? 2 : 1
      self = .formula(
        String(source.dropFirst(width).dropLast(width)), isDisplayed: isDisplayed)
    }
  }
}
