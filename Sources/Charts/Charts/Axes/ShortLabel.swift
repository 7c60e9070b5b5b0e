import Drawing

/// Shortens labels to a width by an ellipsis.
enum ShortLabel {
  /// Which part of a label gives way.
  private enum Part: CaseIterable { case end, middle, start }

  /// `text`, without its end where it is wider than `width`.
  static func shortened(_ text: String, font: Font, width: Double) -> String {
    shortened(text, .end, font, width)
  }

  /// The labels, those that are too wide without their end, middle or beginning, so that different labels stay different; `nil` where
  /// that is not possible.
  static func distinct(_ labels: [String], font: Font, width: Double) -> [String]? {
    let wanted = Set(labels).count
    return Part.allCases.lazy.map { part in labels.map { shortened($0, part, font, width) } }
      .first { Set($0).count == wanted }
  }

  private static func shortened(
    _ text: String, _ part: Part, _ font: Font, _ width: Double
  ) -> String {
    func fits(_ text: String) -> Bool { Typesetter.width(of: text, font: font) <= width }
    guard !fits(text) else { return text }
    let letters = Array(text)
    func keeping(_ count: Int) -> String {
      let head =
        switch part {
        case .end: count
        case .middle: (count + 1) / 2
        case .start: 0
        }
      return trimmed(String(letters.prefix(head))) + "…" + letters.suffix(count - head)
    }
    var (low, high) = (0, max(letters.count - 1, 0))
    while low < high {
      let middle = (low + high + 1) / 2
      if fits(keeping(middle)) { low = middle } else { high = middle - 1 }
    }
    return keeping(low)
  }

  private static func trimmed(_ text: String) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }

  /// Breaks `text` into lines no wider than `width`: at blanks, and within words that are wider.
  static func wrapped(_ text: String, font: Font, width: Double) -> [String] {
    func fits(_ text: String) -> Bool { Typesetter.width(of: text, font: font) <= width }
    var lines: [String] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      let longer = (lines.last.map { $0 + " " } ?? "") + word
      if let last = lines.indices.last, fits(longer) {
        lines[last] = longer
        continue
      }
      lines.append("")
      for letter in word {
        let last = lines.count - 1
        if lines[last].isEmpty || fits(lines[last] + String(letter)) {
          lines[last].append(letter)
        } else {
          lines.append(String(letter))
        }
      }
    }
    return lines
  }
}
