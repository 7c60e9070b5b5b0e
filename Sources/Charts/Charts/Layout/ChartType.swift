import Drawing

/// The sizes and distances that all charts share, in CSS pixels.
enum ChartType {
  static let title = Font(size: 14, weight: .bold)
  static let panelTitle = Font(size: 12, weight: .bold)
  static let axisTitle = Font(size: 11)
  static let tick = Font(size: 11)
  static let label = Font(size: 12)
  static let titleLine = 19.0
  static let line = 15.0
  static let tickGap = 7.0
  static let columnGap = 26.0
  static let rowGap = 18.0

  /// Breaks `text` at blanks into lines no wider than `width`.
  static func wrap(_ text: String, font: Font, width: Double) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      let longer = (lines.last.map { $0 + " " } ?? "") + word
      if let last = lines.indices.last, Typesetter.width(of: longer, font: font) <= width {
        lines[last] = longer
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  /// `text`, shortened by an ellipsis to `width` where it is longer.
  static func truncate(_ text: String, font: Font, width: Double) -> String {
    guard Typesetter.width(of: text, font: font) > width else { return text }
    var short = text
    while !short.isEmpty, Typesetter.width(of: short + "…", font: font) > width {
      short.removeLast()
    }
    return short.trimmingSuffix { $0 == " " } + "…"
  }
}

extension String {
  fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> String {
    var text = self
    while let last = text.last, predicate(last) { text.removeLast() }
    return text
  }
}
