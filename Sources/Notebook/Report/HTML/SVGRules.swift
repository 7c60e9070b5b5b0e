import Display

/// What a drawing may consist of: the elements and attributes that canvases write, each value of a known form.
enum SVGRules {
  enum Form {
    /// Numbers, lengths and lists of them; path data; `matrix(...)` and the like.
    case numbers, path, transform
    /// A color, `none` or `var(--name,#color)`.
    case paint
    /// One of these words.
    case words(Set<String>)
    /// An id of the figure, `#glyph`, or `url(#id)`.
    case id, reference, functionReference
    /// An embedded picture.
    case picture
    /// The namespace of SVG.
    case namespace
  }

  static let elements: Set<String> = [
    "svg", "g", "path", "use", "defs", "clipPath", "rect", "circle", "ellipse", "line", "polyline",
    "polygon", "image", "linearGradient", "radialGradient", "stop", "text",
  ]

  /// The form of an attribute's value; `nil` for one that no drawing needs.
  static func form(of attribute: String, in element: String) -> Form? {
    switch (element, attribute) {
    case ("use", "href"): .reference
    case ("image", "href"): .picture
    case ("image", "style"): .words(["image-rendering:pixelated"])
    case ("svg", "xmlns"): .namespace
    default: forms[attribute]
    }
  }

  private static let forms: [String: Form] = {
    var forms: [String: Form] = [
      "id": .id, "clip-path": .functionReference, "d": .path, "transform": .transform,
      "gradientTransform": .transform, "stop-color": .paint, "fill": .paint, "stroke": .paint,
      "fill-rule": .words(["nonzero", "evenodd"]), "clip-rule": .words(["nonzero", "evenodd"]),
      "stroke-linecap": .words(["butt", "round", "square"]),
      "stroke-linejoin": .words(["miter", "round", "bevel"]),
      "preserveAspectRatio": .words(["none", "xMidYMid", "xMidYMid meet"]),
      "image-rendering": .words(["pixelated", "auto"]),
      "gradientUnits": .words(["userSpaceOnUse", "objectBoundingBox"]),
      "font-family": .words(["DejaVu Sans,sans-serif"]), "font-weight": .words(["bold"]),
      "lengthAdjust": .words(["spacingAndGlyphs"]),
    ]
    for name in [
      "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy", "width", "height",
      "viewBox", "points", "offset", "opacity", "fill-opacity", "stroke-opacity", "stop-opacity",
      "stroke-width", "stroke-dasharray", "stroke-dashoffset", "stroke-miterlimit",
      "font-size", "textLength",
    ] {
      forms[name] = .numbers
    }
    return forms
  }()

  static func accepts(_ value: ArraySlice<UInt8>, as form: Form) -> Bool {
    switch form {
    case .numbers: value.allSatisfy(isNumeric)
    case .path: value.allSatisfy { isNumeric($0) || isPathCommand($0) }
    case .transform: isTransform(value)
    case .paint: isPaint(value) || accepts(value, as: .functionReference)
    case .words(let words): words.contains(text(value))
    case .id: value.starts(with: Figure.idPrefix.utf8) && isID(value)
    case .reference: value.first == UInt8(ascii: "#") && isID(value.dropFirst())
    case .functionReference:
      value.starts(with: "url(#".utf8) && value.last == UInt8(ascii: ")")
        && accepts(value.dropFirst(5).dropLast(), as: .id)
    case .picture: isPicture(value)
    case .namespace: text(value) == "http://www.w3.org/2000/svg"
    }
  }

  static func isID(_ text: String) -> Bool { isID(Array(text.utf8)[...]) }

  static func isPathData(_ text: String) -> Bool { accepts(Array(text.utf8)[...], as: .path) }

  private static func isID(_ value: ArraySlice<UInt8>) -> Bool {
    (1...100).contains(value.count)
      && value.allSatisfy {
        isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
      }
  }

  /// Digits, signs, points, exponents, percent signs, and what separates them.
  private static func isNumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "e"),
      UInt8(ascii: "E"), UInt8(ascii: ","), UInt8(ascii: " "), UInt8(ascii: "%"):
      true
    default: false
    }
  }

  private static func isPathCommand(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "M"), UInt8(ascii: "L"), UInt8(ascii: "H"), UInt8(ascii: "V"),
      UInt8(ascii: "C"),
      UInt8(ascii: "S"), UInt8(ascii: "Q"), UInt8(ascii: "T"), UInt8(ascii: "A"), UInt8(ascii: "Z"),
      UInt8(ascii: "m"), UInt8(ascii: "l"), UInt8(ascii: "h"), UInt8(ascii: "v"), UInt8(ascii: "c"),
      UInt8(ascii: "s"), UInt8(ascii: "q"), UInt8(ascii: "t"), UInt8(ascii: "a"), UInt8(ascii: "z"):
      true
    default: false
    }
  }

  private static func isTransform(_ value: ArraySlice<UInt8>) -> Bool {
    let names: Set<String> = ["matrix", "translate", "scale", "rotate", "skewX", "skewY"]
    var rest = value.drop { $0 == 0x20 }
    while !rest.isEmpty {
      let name = rest.prefix(while: isLetter)
      guard names.contains(text(name)), let end = rest.firstIndex(of: UInt8(ascii: ")")) else {
        return false
      }
      let inside = rest[name.endIndex..<end]
      guard inside.first == UInt8(ascii: "("), inside.dropFirst().allSatisfy(isNumeric) else {
        return false
      }
      rest = rest[(end + 1)...].drop { $0 == 0x20 || $0 == UInt8(ascii: ",") }
    }
    return true
  }

  private static func isPaint(_ value: ArraySlice<UInt8>) -> Bool {
    if value.first == UInt8(ascii: "#") {
      return [4, 5, 7, 9].contains(value.count) && value.dropFirst().allSatisfy(isHexadecimal)
    }
    guard value.starts(with: "var(--".utf8), value.last == UInt8(ascii: ")") else {
      // A color by name, `none` or `currentColor`.
      return (3...20).contains(value.count) && value.allSatisfy(isLetter)
    }
    let parts = value.dropFirst(6).dropLast().split(
      separator: UInt8(ascii: ","), maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = parts.first, isID(name) else { return false }
    return parts.count == 1 || isPaint(parts[1].drop { $0 == 0x20 })
  }

  private static func isPicture(_ value: ArraySlice<UInt8>) -> Bool {
    for kind in ["png", "jpeg", "gif", "webp"] {
      let head = "data:image/\(kind);base64,".utf8
      if value.starts(with: head) {
        return value.dropFirst(head.count).allSatisfy {
          isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "/")
            || $0 == UInt8(ascii: "=")
        }
      }
    }
    return false
  }

  static func isLetter(_ byte: UInt8) -> Bool { 65...90 ~= byte || 97...122 ~= byte }

  private static func isDigit(_ byte: UInt8) -> Bool { 48...57 ~= byte }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    isDigit(byte) || 65...70 ~= byte || 97...102 ~= byte
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}
