extension Figure {
  /// The figure as an SVG file of its own, which brings its glyphs along.
  ///
  /// - Parameter style: CSS for the file, such as other values of the colour variables; by default none, and the
  ///   colours are those of a light page.
  public func standaloneSVG(style: String = "") -> String {
    guard let end = svg.firstIndex(of: ">") else { return svg }
    let sheet = glyphs.sorted { $0.key < $1.key }.map {
      "<path id=\"\($0.key)\" d=\"\($0.value)\"/>"
    }
    let css = style.isEmpty ? "" : "<style>\(style)</style>"
    let defs = sheet.isEmpty ? "" : "<defs>\(sheet.joined())</defs>"
    return svg[...end] + css + defs + svg[svg.index(after: end)...]
  }
}
