import SwiftLexer

/// Highlighted code with the line numbers of its file.
struct CodeListing {
  private let source: SwiftSource
  /// Where each line begins, and one entry for the end.
  private let lineStarts: [Int]

  init(_ source: SwiftSource) {
    self.source = source
    var starts = [0]
    for (index, byte) in source.bytes.enumerated() {
      let isReturn =
        byte == 0x0D && (index + 1 == source.bytes.count || source.bytes[index + 1] != 0x0A)
      if byte == 0x0A || isReturn { starts.append(index + 1) }
    }
    starts.append(source.bytes.count)
    lineStarts = starts
  }

  /// Ranges of lines, with a gap between them.
  func html(_ ranges: [ClosedRange<Int>]) -> HTML {
    let gap: HTML = "<span class=\"gap\"></span>\n"
    return ranges.map(html).joined(separator: gap)
  }

  private func html(_ lines: ClosedRange<Int>) -> HTML {
    let bytes =
      lineStarts[lines.lowerBound - 1]..<lineStarts[min(lines.upperBound, lineStarts.count - 1)]
    var markup: [UInt8] = []
    markup.reserveCapacity(4 * bytes.count)
    var line = lines.lowerBound
    var position = bytes.lowerBound
    func addNumber() { markup += "<span data-n=\"\(line)\"></span>".utf8 }
    func addPiece(_ range: Range<Int>, _ kind: String?) {
      guard !range.isEmpty else { return }
      if let kind { markup += "<span class=\"\(kind)\">".utf8 }
      HTML.escape(source.bytes[range], into: &markup)
      if kind != nil { markup += "</span>".utf8 }
    }
    /// Adds text line by line; a line ends with a line feed, a carriage return, or both.
    func add(_ range: Range<Int>, _ kind: String?) {
      var start = range.lowerBound
      while let end = source.bytes[start..<range.upperBound].firstIndex(where: {
        $0 == 0x0A || $0 == 0x0D
      }) {
        addPiece(start..<end, kind)
        markup.append(0x0A)
        line += 1
        if line <= lines.upperBound { addNumber() }
        let isPair =
          source.bytes[end] == 0x0D && end + 1 < range.upperBound && source.bytes[end + 1] == 0x0A
        start = end + (isPair ? 2 : 1)
      }
      addPiece(start..<range.upperBound, kind)
    }
    addNumber()
    for token in source.tokens where token.range.overlaps(bytes) {
      guard let kind = Self.style(of: token.kind) else { continue }
      let range = token.range.clamped(to: bytes)
      add(position..<range.lowerBound, nil)
      add(range, kind)
      position = range.upperBound
    }
    add(position..<bytes.upperBound, nil)
    if markup.last != 0x0A { markup.append(0x0A) }
    return HTML(trusted: String(decoding: markup, as: UTF8.self))
  }

  /// The class of a token; `nil` is set as plain text.
  private static func style(of kind: Token.Kind) -> String? {
    switch kind {
    case .keyword: "k"
    case .typeIdentifier: "t"
    case .number: "d"
    case .string, .regularExpression: "s"
    case .interpolation: "i"
    case .attribute, .directive: "a"
    case .comment, .documentation, .prose: "c"
    case .identifier, .operator, .punctuation, .unknown: nil
    }
  }
}
