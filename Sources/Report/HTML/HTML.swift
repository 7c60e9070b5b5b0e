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
  static func escape(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += Array("&amp;".utf8)
      case UInt8(ascii: "<"): bytes += Array("&lt;".utf8)
      case UInt8(ascii: ">"): bytes += Array("&gt;".utf8)
      case UInt8(ascii: "\""): bytes += Array("&quot;".utf8)
      case UInt8(ascii: "'"): bytes += Array("&#39;".utf8)
      // Control characters are not allowed in a page; a replacement character shows that one was there.
      case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F, 0x7F: bytes += Array("\u{FFFD}".utf8)
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
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
