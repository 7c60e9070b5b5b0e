/// Something in prose that Markdown does not know: a metric or a formula.
enum Insertion: Sendable, Equatable {
  /// `\(name, format)`
  case metric(name: String, format: String?)
  /// `$...$`, or `$$...$$` in a line of its own.
  case formula(String, isDisplayed: Bool)
}
