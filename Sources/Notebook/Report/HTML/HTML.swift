/// Markup that is safe to be part of a page.
///
/// Only literals are taken as markup. Text that is interpolated is escaped, so what comes from outside cannot
/// become an element or an attribute: `"<p>\(name)</p>" as HTML`.
package struct HTML: Sendable, Equatable {
  package private(set) var markup: String

  /// Takes text as markup that was made safe elsewhere: by the Markdown renderer, or by a drawing.
  init(trusted markup: String) { self.markup = markup }

  static let empty = HTML(trusted: "")

  var isEmpty: Bool { markup.isEmpty }

  static func += (left: inout HTML, right: HTML) { left.markup += right.markup }

  /// `text` with the characters escaped that mean something in elements or attributes.
  package static func escape(_ text: String) -> String {
    // Most texts have nothing to escape.
    guard text.utf8.contains(where: { isSpecial[Int($0)] }) else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 32)
    escape(text.utf8, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends text, given as UTF-8, with the same characters escaped.
  static func escape(_ text: some Sequence<UInt8>, into markup: inout [UInt8]) {
    for byte in text {
      guard isSpecial[Int(byte)] else {
        markup.append(byte)
        continue
      }
      switch byte {
      case UInt8(ascii: "&"): markup += "&amp;".utf8
      case UInt8(ascii: "<"): markup += "&lt;".utf8
      case UInt8(ascii: ">"): markup += "&gt;".utf8
      case UInt8(ascii: "\""): markup += "&quot;".utf8
      case UInt8(ascii: "'"): markup += "&#39;".utf8
      // Control characters are not allowed in a page; a replacement character shows that one was there.
      default: markup += "\u{FFFD}".utf8
      }
    }
  }

  /// Whether a byte must be escaped in a page.
  private static let isSpecial: [Bool] = (0...255).map { byte in
    switch UInt8(byte) {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"), 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F, 0x7F:
      true
    default: false
    }
  }
}

extension HTML: ExpressibleByStringInterpolation {
  package init(stringLiteral value: String) { markup = value }

  package init(stringInterpolation: Interpolation) { markup = stringInterpolation.markup }

  package struct Interpolation: StringInterpolationProtocol {
    var markup = ""

    package init(literalCapacity: Int, interpolationCount: Int) {
      markup.reserveCapacity(literalCapacity + 16 * interpolationCount)
    }

    package mutating func appendLiteral(_ literal: String) { markup += literal }

    package mutating func appendInterpolation(_ text: String) { markup += HTML.escape(text) }

    mutating func appendInterpolation(_ number: Int) { markup += String(number) }

    mutating func appendInterpolation(_ html: HTML) { markup += html.markup }

    /// Markup that may be missing.
    mutating func appendInterpolation(_ html: HTML?) { markup += html?.markup ?? "" }
  }
}

extension Sequence where Element == HTML {
  /// All pieces, one after the other.
  func joined(separator: HTML = .empty) -> HTML {
    HTML(trusted: map(\.markup).joined(separator: separator.markup))
  }
}
