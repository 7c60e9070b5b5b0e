/// Something in prose that Markdown does not know: a metric or a formula.
enum Insertion: Sendable, Equatable {
  /// `\(name, format)`
  case metric(MetricReference)
  /// `$...$`, or `$$...$$` for a displayed formula.
  case formula(String, isDisplayed: Bool)

  /// Reads the text that ``InsertionSyntax`` found, delimiters included.
  init(source: String) {
    // Bytes, since a mark may follow that joins a delimiter to one character.
    let bytes = source.utf8
    func text(from first: Int, without last: Int) -> String {
      String(decoding: bytes.dropFirst(first).dropLast(last), as: UTF8.self)
    }
    if bytes.starts(with: #"\("#.utf8) {
      self = .metric(MetricReference(text(from: 2, without: 1)))
    } else {
      let isDisplayed = bytes.starts(with: "$$".utf8)
      let width = isDisplayed ? 2 : 1
      self = .formula(text(from: width, without: width), isDisplayed: isDisplayed)
    }
  }
}
