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
    var result: HTML = ""
    var line = lines.lowerBound
    var position = bytes.lowerBound
    result += number(line)
    func add(_ range: Range<Int>, _ kind: HTML?) {
      guard !range.isEmpty else { return }
      let text = source.text(range).replacing("\r\n", with: "\n").replacing("\r", with: "\n")
      for (index, piece) in text.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        if index > 0 {
          result += "\n"
          line += 1
          if line <= lines.upperBound { result += number(line) }
        }
        guard !piece.isEmpty else { continue }
        if let kind {
          result += "<span class=\"\(kind)\">\(String(piece))</span>"
        } else {
          result += "\(String(piece))"
        }
      }
    }
    for token in source.tokens where token.range.overlaps(bytes) {
      guard let kind = Self.style(of: token.kind) else { continue }
      let range = token.range.clamped(to: bytes)
      add(position..<range.lowerBound, nil)
      add(range, kind)
      position = range.upperBound
    }
    add(position..<bytes.upperBound, nil)
    if !result.markup.hasSuffix("\n") { result += "\n" }
    return result
  }

  private func number(_ line: Int) -> HTML { "<span data-n=\"\(line)\"></span>" }

  /// The class of a token; `nil` is set as plain text.
  private static func style(of kind: Token.Kind) -> HTML? {
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
