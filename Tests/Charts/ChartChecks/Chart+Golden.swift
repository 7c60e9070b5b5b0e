import Charts
import Drawing
import TestSupport
import Testing

extension Chart {
  /// The chart as a reviewed file shows it: an SVG with its words as text, an element a line.
  ///
  /// It is laid out as on a machine without fonts, so that it is the same everywhere.
  func golden() throws -> String {
    try Typesetter.$ignoresFonts.withValue(true) {
      let canvas = SVGCanvas(size: size, idPrefix: "")
      draw(on: canvas)
      return try canvas.document().svg.replacing(/base64,[^"]*/, with: "base64,")
        .replacing("><", with: ">\n<") + "\n"
    }
  }

  /// What is said about the chart, as a reviewed file shows it.
  func goldenWords() throws -> String {
    try Typesetter.$ignoresFonts.withValue(true) {
      let figure = try figure()
      let table = figure.data.map { data in
        ([data.columns.map(\.title)]
          + data.rows.prefix(4).map { row in row.map { "\($0)" } })
          .map { $0.joined(separator: " | ") }.joined(separator: "\n")
      }
      return """
        title: \(title)
        alternative text: \(alternativeText)
        caption: \(figure.caption ?? "none")
        rows: \(figure.data?.rows.count ?? 0)
        \(table ?? "")

        """
    }
  }
}
