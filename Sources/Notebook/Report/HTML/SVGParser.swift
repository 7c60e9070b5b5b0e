/// Reads the subset of XML that drawings are written in: elements with quoted attributes, and nothing between them but the
/// words of a `<text>`.
///
/// Other text, comments, declarations, prefixes, entities but the four for markup, and whatever ``SVGRules`` does not list
/// are refused, so that there is only one way to understand what is accepted.
struct SVGParser {
  /// How deep elements may be nested.
  private static let deepest = 200

  private let bytes: [UInt8]
  private var position = 0

  /// The element that a text consists of, blanks around it apart; `nil` when anything else is in it.
  static func element(_ text: String) -> SVGElement? {
    var parser = SVGParser(bytes: Array(text.utf8))
    parser.skipSpace()
    guard let element = parser.element(depth: 0) else { return nil }
    parser.skipSpace()
    return parser.position == parser.bytes.count ? element : nil
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ byte: StaticString) -> Bool {
    guard next == byte.utf8Start.pointee else { return false }
    position += 1
    return true
  }

  @discardableResult
  private mutating func skipSpace() -> Bool {
    let start = position
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
    return position > start
  }

  private mutating func name() -> String {
    let start = position
    while let byte = next, SVGRules.isLetter(byte) || byte == UInt8(ascii: "-") || 48...57 ~= byte {
      position += 1
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func element(depth: Int) -> SVGElement? {
    guard depth < Self.deepest, take("<") else { return nil }
    let name = name()
    guard SVGRules.elements.contains(name), let attributes = attributes(of: name) else {
      return nil
    }
    var element = SVGElement(name: name, attributes: attributes, children: [])
    if take("/") { return take(">") ? element : nil }
    guard take(">") else { return nil }
    if name == "text" {
      guard let words = words() else { return nil }
      element.words = words
    }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "<") else { return nil }
      if position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "/") {
        position += 2
        guard self.name() == name else { return nil }
        skipSpace()
        return take(">") ? element : nil
      }
      guard let child = self.element(depth: depth + 1) else { return nil }
      element.children.append(child)
    }
  }

  /// The text up to the next tag, with its entities resolved.
  private mutating func words() -> String? {
    let start = position
    while let byte = next, byte != UInt8(ascii: "<") { position += 1 }
    var rest = String(decoding: bytes[start..<position], as: UTF8.self)[...]
    var words = ""
    while let entity = rest.firstIndex(of: "&") {
      words += rest[..<entity]
      rest = rest[entity...]
      let known = [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\"")]
      guard let found = known.first(where: { rest.hasPrefix($0.0) }) else { return nil }
      words += found.1
      rest = rest.dropFirst(found.0.count)
    }
    return words + rest
  }

  private mutating func attributes(of element: String) -> [(
    name: String, value: ArraySlice<UInt8>
  )]? {
    var attributes: [(name: String, value: ArraySlice<UInt8>)] = []
    while true {
      let isApart = skipSpace()
      guard let byte = next, byte != UInt8(ascii: ">"), byte != UInt8(ascii: "/") else {
        return attributes
      }
      let name = name()
      guard isApart, let form = SVGRules.form(of: name, in: element), take("="), take("\"") else {
        return nil
      }
      let start = position
      guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\"")) else { return nil }
      position = end + 1
      guard SVGRules.accepts(bytes[start..<end], as: form),
        !attributes.contains(where: { $0.name == name })
      else { return nil }
      attributes.append((name, bytes[start..<end]))
    }
  }
}
