import Display

/// The markup of a figure, built again from its parsed elements and attributes.
///
/// A record may come from anywhere, and a page must not run what a drawing brings along. So nothing of the record's text
/// is copied but names that are listed here and values of a known form.
struct FigureMarkup {
  private let root: SVGElement

  /// - Returns: `nil` when the figure is anything but one `<svg>` element made of shapes.
  init?(_ figure: Figure) {
    guard let root = SVGParser.element(figure.svg), root.name == "svg",
      Self.usesOnly(figure.glyphs, root)
    else { return nil }
    self.root = root
  }

  /// What follows `<svg `, with the figure's ids made unique.
  func inner(idPrefix: String) -> HTML {
    var writer = SVGWriter(idPrefix: idPrefix)
    writer.writeRest(of: root)
    return writer.html
  }

  /// The whole element with the glyphs that it needs, for a standalone file.
  ///
  /// It has a white ground, so that its light colors are readable wherever it is shown.
  ///
  /// - Parameter idPrefix: Makes the ids of several drawings in one document different.
  func standalone(_ figure: Figure, idPrefix: String) -> String {
    var writer = SVGWriter(idPrefix: Figure.idPrefix + idPrefix)
    let ground: HTML = "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>"
    writer.writeRest(of: root, before: [Self.sheet(figure.glyphs), ground].joined())
    let label: HTML = " role=\"img\" aria-label=\"\(figure.alternativeText)\""
    return "<svg xmlns=\"http://www.w3.org/2000/svg\"\(label.markup)\(writer.html.markup)"
  }

  /// Glyphs as paths that drawings refer to; those that are no path data are left out.
  static func sheet(_ glyphs: [String: String]) -> HTML {
    let paths = glyphs.sorted { $0.key < $1.key }.compactMap { id, data -> HTML? in
      SVGRules.isID(id) && SVGRules.isPathData(data) ? "<path id=\"\(id)\" d=\"\(data)\"/>" : nil
    }
    return paths.isEmpty ? "" : "<defs>\(paths.joined())</defs>"
  }

  /// Whether everything drawn by reference is a glyph: parts of a figure that use each other could be drawn without end.
  private static func usesOnly(_ glyphs: [String: String], _ element: SVGElement) -> Bool {
    let target = element.attributes.first { $0.name == "href" && element.name == "use" }
    if let target, glyphs[String(decoding: target.value.dropFirst(), as: UTF8.self)] == nil {
      return false
    }
    return element.children.allSatisfy { usesOnly(glyphs, $0) }
  }
}

/// An element of a drawing.
struct SVGElement {
  var name: String
  var attributes: [(name: String, value: ArraySlice<UInt8>)]
  var children: [SVGElement]
  /// The words of a text.
  var words = ""
}
