import Execution

/// The markup of a figure, checked to be a drawing and nothing else.
///
/// A record may come from anywhere; a page must not run what a drawing brings along.
struct FigureMarkup {
  private let svg: String

  /// - Returns: `nil` when the figure is not one `<svg>` element made of shapes.
  init?(_ figure: Figure) {
    let svg = figure.svg.drop { $0.isWhitespace }
    guard svg.hasPrefix("<svg "), Self.isDrawing(svg) else { return nil }
    self.svg = String(svg)
  }

  /// What follows `<svg `, with the figure's ids made unique.
  func inner(idPrefix: String) -> HTML {
    HTML(trusted: String(svg.dropFirst(5)).replacing(Figure.idPrefix, with: idPrefix))
  }

  /// The whole element with the glyphs that it needs, to stand alone in a file.
  func standalone(glyphs: [String: String]) -> String {
    guard let end = svg.firstIndex(of: ">") else { return svg }
    var head = String(svg[...end])
    if !head.contains("xmlns=") {
      head = "<svg xmlns=\"http://www.w3.org/2000/svg\" " + head.dropFirst(5)
    }
    let paths = glyphs.sorted { $0.key < $1.key }.map { id, data -> HTML in
      "<path id=\"\(id)\" d=\"\(data)\"/>"
    }
    let sheet: HTML = glyphs.isEmpty ? "" : "<defs>\(paths.joined())</defs>"
    return head + sheet.markup + svg[svg.index(after: end)...]
  }

  private static let elements: Set<String> = [
    "svg", "g", "path", "use", "defs", "clipPath", "rect", "circle", "ellipse", "line", "polyline",
    "polygon", "image", "linearGradient", "radialGradient", "stop", "text", "tspan", "title",
    "desc",
    "mask", "pattern", "symbol", "marker",
  ]

  /// Whether all elements are shapes, and no attribute is a script or reaches beyond the page.
  private static func isDrawing(_ svg: Substring) -> Bool {
    var rest = svg
    while let open = rest.firstIndex(of: "<") {
      rest = rest[rest.index(after: open)...]
      let name = rest.drop { $0 == "/" }.prefix { $0.isLetter }
      guard elements.contains(String(name)), let close = rest.firstIndex(of: ">") else {
        return false
      }
      guard isHarmless(rest[..<close]) else { return false }
      rest = rest[close...]
    }
    return true
  }

  private static func isHarmless(_ tag: Substring) -> Bool {
    let lower = tag.lowercased()
    for word in lower.split(whereSeparator: \.isWhitespace) where word.hasPrefix("on") {
      if word.contains("=") { return false }
    }
    if lower.contains("javascript:") || lower.contains("url(") && !lower.contains("url(#") {
      return false
    }
    var rest = lower[...]
    while let found = rest.firstRange(of: "href=\"") {
      rest = rest[found.upperBound...]
      guard rest.hasPrefix("#") || rest.hasPrefix("data:image/") else { return false }
    }
    return true
  }
}
