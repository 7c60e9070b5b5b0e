import Display

/// Writes parsed drawings with ids that are unique in a page.
struct SVGWriter {
  /// What replaces ``Figure/idPrefix`` in ids and references.
  let idPrefix: String
  private var bytes: [UInt8] = []

  init(idPrefix: String) { self.idPrefix = idPrefix }

  var html: HTML { HTML(trusted: String(decoding: bytes, as: UTF8.self)) }

  /// Writes what follows the name of an element.
  /// - Parameter first: Markup before the element's children.
  mutating func writeRest(of element: SVGElement, before first: HTML = .empty) {
    for (name, value) in element.attributes where name != "xmlns" {
      if name == "style" {
        // The page's security policy allows no style but its own.
        bytes += " image-rendering=\"pixelated\"".utf8
        continue
      }
      bytes += " \(name)=\"".utf8
      write(value)
      bytes.append(UInt8(ascii: "\""))
    }
    let words: HTML = "\(element.words)"
    if element.children.isEmpty, first.isEmpty, words.isEmpty {
      bytes += "/>".utf8
      return
    }
    bytes.append(UInt8(ascii: ">"))
    bytes += first.markup.utf8
    bytes += words.markup.utf8
    for child in element.children {
      bytes += "<\(child.name)".utf8
      writeRest(of: child)
    }
    bytes += "</\(element.name)>".utf8
  }

  private mutating func write(_ value: ArraySlice<UInt8>) {
    let prefix = Figure.idPrefix.utf8
    for start in ["", "#", "url(#"] {
      guard value.starts(with: start.utf8), value.dropFirst(start.utf8.count).starts(with: prefix)
      else { continue }
      bytes += start.utf8
      bytes += idPrefix.utf8
      bytes += value.dropFirst(start.utf8.count + prefix.count)
      return
    }
    bytes += value
  }
}
