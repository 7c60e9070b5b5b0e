import Display

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
    // Bytes instead of characters: a drawing has tens of thousands, and a page has many drawings.
    let (bytes, from) = (Array(svg.utf8.dropFirst(5)), Array(Figure.idPrefix.utf8))
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 1024)
    var position = 0
    while let start = bytes[position...].firstIndex(of: from[0]) {
      result += bytes[position..<start]
      let isPrefix = bytes[start...].starts(with: from)
      if isPrefix { result += idPrefix.utf8 } else { result.append(from[0]) }
      position = start + (isPrefix ? from.count : 1)
    }
    result += bytes[position...]
    return HTML(trusted: String(decoding: result, as: UTF8.self))
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
    let bytes = Array(svg.utf8)
    var rest = bytes[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[(open + 1)...].drop { $0 == UInt8(ascii: "/") }
      let name = rest.prefix { (65...90).contains($0) || (97...122).contains($0) }
      guard elements.contains(String(decoding: name, as: UTF8.self)),
        let close = rest.firstIndex(of: UInt8(ascii: ">")), isHarmless(rest[..<close])
      else { return false }
      rest = rest[close...]
    }
    return true
  }

  /// Whether a tag has no attribute that is called `on...`, and no address but a part of the page or an embedded picture.
  ///
  /// Compares bytes, as a browser does: names are ASCII, in any case, and begin behind a blank, a slash or a quotation mark.
  /// A quotation that does not end would hide what follows behind a `>`, so it is refused.
  private static func isHarmless(_ tag: ArraySlice<UInt8>) -> Bool {
    func small(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte + 32 : byte }
    func continues(_ text: StaticString, at place: Int) -> Bool {
      let count = text.utf8CodeUnitCount
      guard place + count <= tag.endIndex else { return false }
      return (0..<count).allSatisfy { small(tag[place + $0]) == text.utf8Start[$0] }
    }
    /// Where the value of the attribute begins whose name is at `name`; `nil` where it has none.
    func valueStart(of name: Int) -> Int? {
      var place = name
      while place < tag.endIndex, (97...122).contains(small(tag[place])) { place += 1 }
      while place < tag.endIndex, tag[place] <= 32 { place += 1 }
      guard place < tag.endIndex, tag[place] == UInt8(ascii: "=") else { return nil }
      place += 1
      while place < tag.endIndex, tag[place] <= 32 || tag[place] == 34 || tag[place] == 39 {
        place += 1
      }
      return place
    }
    var isBeginning = true
    var quotation: UInt8?
    for place in tag.indices {
      let byte = tag[place]
      switch small(byte) {
      case UInt8(ascii: "o"):
        if isBeginning, continues("on", at: place), valueStart(of: place) != nil { return false }
      case UInt8(ascii: "j"):
        if continues("javascript:", at: place) { return false }
      case UInt8(ascii: "u"):
        if continues("url(", at: place), !continues("url(#", at: place) { return false }
      case UInt8(ascii: "h"):
        if continues("href", at: place), let value = valueStart(of: place),
          !continues("#", at: value), !continues("data:image/", at: value)
        {
          return false
        }
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        if quotation == nil { quotation = byte } else if quotation == byte { quotation = nil }
      default: break
      }
      isBeginning = byte <= 32 || byte == UInt8(ascii: "/") || byte == 34 || byte == 39
    }
    return quotation == nil
  }
}
