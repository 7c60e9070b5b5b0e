/// Finds metrics and formulas in Markdown, and leaves code spans and fenced code alone.
struct ProseScanner {
  enum Piece {
    case text(String)
    case hole(Insertion, source: String)
  }

  private let bytes: [UInt8]
  private var position = 0
  private var pending: Piece?

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Piece? {
    if let piece = pending {
      pending = nil
      return piece
    }
    let start = position
    while position < bytes.count {
      let before = position
      if let hole = holeAtPosition() {
        guard before > start else { return hole }
        pending = hole
        return .text(text(start..<before))
      }
    }
    return position > start ? .text(text(start..<position)) : nil
  }

  /// Moves past what begins at the position; returns it when it is a hole.
  private mutating func holeAtPosition() -> Piece? {
    let start = position
    switch bytes[position] {
    case UInt8(ascii: "`"), UInt8(ascii: "~"):
      skipCode()
    case UInt8(ascii: "\\"):
      if byte(1) == UInt8(ascii: "("), let end = closing(UInt8(ascii: ")"), from: position + 2) {
        position = end + 1
        return .hole(metric(start + 2..<end), source: text(start..<position))
      }
      position = min(position + 2, bytes.count)
    case UInt8(ascii: "$"):
      if let piece = formula() { return piece }
      position += byte(1) == UInt8(ascii: "$") ? 2 : 1
    default: position += 1
    }
    return nil
  }

  private func metric(_ range: Range<Int>) -> Insertion {
    let words = text(range).split(separator: ",", maxSplits: 1).map { word in
      String(word.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    return .metric(name: words.first ?? "", format: words.count > 1 ? words[1] : nil)
  }

  /// `$$...$$` or `$...$`; a dollar sign before a space, or one that closes before a digit, is money.
  private mutating func formula() -> Piece? {
    let start = position
    if byte(1) == UInt8(ascii: "$") {
      var end = position + 2
      while end + 1 < bytes.count {
        if bytes[end] == UInt8(ascii: "$"), bytes[end + 1] == UInt8(ascii: "$") {
          guard end > position + 2 else { return nil }
          position = end + 2
          return .hole(
            .formula(text(start + 2..<end), isDisplayed: true), source: text(start..<position))
        }
        if isParagraphEnd(end) { return nil }
        end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
      }
      return nil
    }
    guard let first = byte(1), !isSpace(first) else { return nil }
    var end = position + 1
    while end < bytes.count {
      if bytes[end] == UInt8(ascii: "$") {
        let next = end + 1 < bytes.count ? bytes[end + 1] : 0
        guard end > position + 1, !isSpace(bytes[end - 1]), !(48...57 ~= next) else { return nil }
        position = end + 1
        return .hole(
          .formula(text(start + 1..<end), isDisplayed: false), source: text(start..<position))
      }
      if isParagraphEnd(end) { return nil }
      end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  /// Moves past a code span or a fenced block, or past the marks when nothing closes them.
  private mutating func skipCode() {
    let mark = bytes[position]
    let count = run(of: mark, at: position)
    let isFence = count >= 3 && isAtLineStart
    let begin = position + count
    position = begin
    guard isFence || mark == UInt8(ascii: "`") else { return }
    var index = begin
    while index < bytes.count {
      let length = run(of: mark, at: index)
      if isFence ? length >= count && isLineStart(index) : length == count {
        position = index + length
        return
      }
      index += max(length, 1)
    }
    if isFence { position = bytes.count }
  }

  private var isAtLineStart: Bool { isLineStart(position) }

  private func isLineStart(_ index: Int) -> Bool {
    var index = index
    while index > 0, bytes[index - 1] == UInt8(ascii: " ") { index -= 1 }
    return index == 0 || bytes[index - 1] == UInt8(ascii: "\n")
  }

  private func isParagraphEnd(_ index: Int) -> Bool {
    bytes[index] == UInt8(ascii: "\n") && index + 1 < bytes.count
      && bytes[index + 1] == UInt8(ascii: "\n")
  }

  private func run(of byte: UInt8, at index: Int) -> Int {
    bytes[index...].prefix { $0 == byte }.count
  }

  private func closing(_ byte: UInt8, from index: Int) -> Int? {
    bytes[index...].prefix { $0 != UInt8(ascii: "\n") }.firstIndex(of: byte)
  }

  private func byte(_ offset: Int) -> UInt8? {
    position + offset < bytes.count ? bytes[position + offset] : nil
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}
