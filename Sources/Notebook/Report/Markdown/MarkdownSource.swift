/// Prose as it was written, for exports that keep its text.
///
/// cmark decides what is a metric, a picture, a footnote or mere code: candidates get marks, the marked text is parsed,
/// and what has its mark in the tree is replaced in the source.
struct MarkdownSource {
  let text: String
  private let bytes: [UInt8]
  /// A character of a private area that the text lacks.
  private let mark: String

  init(_ text: String) {
    self.text = text
    bytes = Array(text.utf8)
    let used = Set(text.unicodeScalars.lazy.filter { 0xE000...0xF8FF ~= $0.value })
    let free = (0xE000...0xF8FF).lazy.compactMap(Unicode.Scalar.init).first { !used.contains($0) }
    mark = String(Character(free ?? "\u{E000}"))
  }

  /// The text with metrics in place of the references for which `value` knows one.
  func filling(_ value: (MetricReference) -> String?) -> String {
    let starts = places(of: "\\(")
    var replacements: [(Range<Int>, String)] = []
    for node in nodes(marked(at: starts.map { $0 + 2 })) where node.kind == .insertion {
      guard node.literal.hasPrefix("\\("), let (number, rest) = readMark(node.literal.dropFirst(2)),
        let text = value(MetricReference(String(rest.dropLast()))),
        let end = bytes[starts[number]...].firstIndex(of: UInt8(ascii: ")"))
      else { continue }
      replacements.append((starts[number]..<end + 1, text))
    }
    return replacing(replacements)
  }

  /// The text with other addresses for those pictures for which `address` knows one.
  func replacingPictures(_ address: (String) -> String?) -> String {
    var replacements: [(Range<Int>, String)] = []
    let urls = Set(nodes(text).filter { $0.kind == .image }.map(\.url))
    for url in urls.sorted() where !url.isEmpty {
      guard let replacement = address(url) else { continue }
      let starts = places(of: url)
      let found = nodes(marked(at: starts)).filter { $0.kind == .image }
        .compactMap { readMark($0.url[...]) }.filter { $0.rest == url }
      for number in Set(found.map(\.number)) {
        replacements.append((starts[number]..<starts[number] + url.utf8.count, replacement))
      }
    }
    return replacing(replacements)
  }

  /// The text with words for those links within the document that have none and for which `words` knows some.
  func fillingLinks(_ words: (String) -> String?) -> String {
    let starts = places(of: "[](#").map { $0 + 1 }
    guard !starts.isEmpty else { return text }
    let found = nodes(marked(at: starts)).filter { $0.kind == .link }
    return replacing(
      found.compactMap { node in
        guard let (number, rest) = readMark(node.text[...]), rest.isEmpty,
          let words = words(node.url)
        else { return nil }
        return (starts[number]..<starts[number], words)
      })
  }

  /// The text with `prefix` before the labels of some footnotes and of the references to them, so that the footnotes of
  /// two cells can be in one document.
  func naming(footnotes labels: Set<String>, prefix: String) -> String {
    let candidates =
      labels.isEmpty
      ? []
      : Footnotes.candidates(in: text).filter { place in
        labels.contains { $0.lowercased() == text[place].lowercased() }
      }
    guard !candidates.isEmpty else { return text }
    func name(_ number: Int) -> String { "\(mark)\(number)\(mark)" }
    var marked = ""
    var end = text.startIndex
    for (number, label) in candidates.enumerated() {
      marked += text[end..<label.lowerBound] + name(number)
      end = label.upperBound
    }
    marked += text[end...]

    // A footnote is in the tree only when something refers to it: once each candidate is defined, and once each is used.
    let numbers = candidates.indices
    let defined = numbers.map { "[^\(name($0))]: note\n\n" }.joined() + "text\n\n"
    let used = numbers.map { "[^\(name($0))]" }.joined(separator: " ") + "\n\n"
    let labels = [defined, used].flatMap { beginning in
      Footnotes.used(in: beginning + marked).compactMap { readMark($0.label[...]) }
    }
    return replacing(
      Set(labels.map(\.number)).map { number in
        let start = text.utf8.distance(from: text.startIndex, to: candidates[number].lowerBound)
        return (start..<start, prefix)
      })
  }

  private func places(of words: String) -> [Int] {
    let words = Array(words.utf8)
    guard let first = words.first else { return [] }
    return bytes.indices.filter { bytes[$0] == first && bytes[$0...].starts(with: words) }
  }

  /// The text with a numbered mark at each place.
  private func marked(at places: [Int]) -> String {
    var result: [UInt8] = []
    var end = 0
    for (number, place) in places.enumerated() {
      result += bytes[end..<place]
      result += "\(mark)\(number)\(mark)".utf8
      end = place
    }
    return String(decoding: result + bytes[end...], as: UTF8.self)
  }

  /// The number of the mark that a text begins with, and what follows.
  private func readMark(_ text: Substring) -> (number: Int, rest: Substring)? {
    guard text.hasPrefix(mark), let end = text.dropFirst().firstRange(of: mark),
      let number = Int(text.dropFirst()[..<end.lowerBound])
    else { return nil }
    return (number, text[end.upperBound...])
  }

  private func replacing(_ replacements: [(place: Range<Int>, text: String)]) -> String {
    var result: [UInt8] = []
    var end = 0
    for (place, text) in replacements.sorted(by: { $0.place.lowerBound < $1.place.lowerBound }) {
      result += bytes[end..<place.lowerBound]
      result += text.utf8
      end = place.upperBound
    }
    return String(decoding: result + bytes[end...], as: UTF8.self)
  }

  private struct Node {
    var kind: MarkdownNode.Kind
    var literal: String
    var url: String
    /// The words of a link.
    var text: String
  }

  private func nodes(_ markdown: String) -> [Node] {
    let kinds: Set<MarkdownNode.Kind> = [.insertion, .image, .link]
    return (MarkdownDocument(markdown)?.nodes ?? []).filter { kinds.contains($0.kind) }
      .map {
        Node(
          kind: $0.kind, literal: $0.literal, url: $0.url,
          text: $0.kind == .link ? $0.plainText : "")
      }
  }
}
