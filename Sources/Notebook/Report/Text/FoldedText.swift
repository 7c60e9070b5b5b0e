/// Text with its first and last lines in view and the lines between them folded.
package struct FoldedText: Equatable {
  /// A text of up to so many lines is shown whole.
  static let limit = 60
  static let firstCount = 40
  static let lastCount = 12
  /// Longer texts are cut: a page must open.
  static let byteLimit = 1_000_000

  package var first: String
  package var middle: String?
  package var middleCount = 0
  package var last = ""
  /// Whether the text is longer than what is shown.
  package var isCut = false

  package init(_ text: String) {
    var text = text
    if text.utf8.count > Self.byteLimit {
      text = String(decoding: text.utf8.prefix(Self.byteLimit), as: UTF8.self)
      isCut = true
    }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    while let line = lines.last, line.allSatisfy(\.isWhitespace) { lines.removeLast() }
    guard lines.count > Self.limit else {
      first = lines.joined(separator: "\n")
      return
    }
    first = lines.prefix(Self.firstCount).joined(separator: "\n")
    let between = lines.dropFirst(Self.firstCount).dropLast(Self.lastCount)
    middle = between.joined(separator: "\n")
    middleCount = between.count
    last = lines.suffix(Self.lastCount).joined(separator: "\n")
  }
}
