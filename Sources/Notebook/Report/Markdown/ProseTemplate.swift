/// Prose whose metrics and formulas are taken out and replaced by marks, so that the Markdown parser does not
/// touch them.
struct ProseTemplate: Sendable, Equatable {
  struct Hole: Sendable, Equatable {
    var insertion: Insertion
    /// The text that stood here.
    var source: String
  }

  /// Markdown in which hole `n` is U+E000, the number, U+E001.
  private(set) var markdown = ""
  private(set) var holes: [Hole] = []

  static let open = "\u{E000}"
  static let close = "\u{E001}"

  init(_ text: String) {
    // The marks are private-use characters; a text that holds them already loses them.
    let scalars = text.unicodeScalars.filter { $0 != "\u{E000}" && $0 != "\u{E001}" }
    var scanner = ProseScanner(Array(String(String.UnicodeScalarView(scalars)).utf8))
    while let piece = scanner.next() {
      switch piece {
      case .text(let text): markdown += text
      case .hole(let insertion, let source):
        markdown += Self.open + String(holes.count) + Self.close
        holes.append(Hole(insertion: insertion, source: source))
      }
    }
  }

  /// `text` with each hole filled by what `fill` gives for it.
  func filling(_ text: String, with fill: (Hole) -> String) -> String {
    guard !holes.isEmpty else { return text }
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: Self.open),
      let end = rest[start.upperBound...].firstRange(of: Self.close)
    {
      result += rest[..<start.lowerBound]
      if let number = Int(rest[start.upperBound..<end.lowerBound]), holes.indices ~= number {
        result += fill(holes[number])
      }
      rest = rest[end.upperBound...]
    }
    return result + rest
  }
}
