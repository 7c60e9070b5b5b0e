import CMarkdown

/// Teaches cmark-gfm the syntax of metrics, `\(name, format)`, and formulas, `$...$` and `$$...$$`.
///
/// Both become nodes of cmark's own tree while it parses inline text, so code, links and escapes are decided in one place.
/// Such a node is a custom inline whose text on entering is the source.
enum InsertionSyntax {
  /// cmark's syntax extension. It lives as long as the program and is used under the parser's lock.
  nonisolated(unsafe) private static let syntax: OpaquePointer? = {
    guard let syntax = cmark_syntax_extension_new("cuaderno") else { return nil }
    var characters: UnsafeMutablePointer<cmark_llist>?
    for byte in [UInt8(ascii: "$"), UInt8(ascii: "(")] {
      characters = cmark_llist_append(
        cmark_get_default_mem_allocator(), characters,
        UnsafeMutableRawPointer(bitPattern: UInt(byte)))
    }
    cmark_syntax_extension_set_special_inline_chars(syntax, characters)
    cmark_syntax_extension_set_match_inline_func(syntax) { _, _, parent, character, inlines in
      guard let parent, let inlines else { return nil }
      return switch character {
      case UInt8(ascii: "$"): InsertionSyntax.formula(InlineText(inlines))
      case UInt8(ascii: "("): InsertionSyntax.parenthesis(InlineText(inlines), in: parent)
      // cmark offers the special characters of other extensions too.
      default: nil
      }
    }
    return syntax
  }()

  /// Makes `parser` find metrics and formulas.
  static func attach(to parser: OpaquePointer) {
    guard let syntax else { return }
    cmark_parser_attach_syntax_extension(parser, syntax)
    // cmark leaves `\(` to `parenthesis`, which sees the backslash as the text before.
    cmark_parser_set_backslash_ispunct_func(parser) { byte in
      switch UInt8(bitPattern: byte) {
      case UInt8(ascii: "("): 0
      case 33...47, 58...64, 91...96, 123...126: 1
      default: 0
      }
    }
  }

  /// A metric, or the parenthesis that a backslash escapes.
  private static func parenthesis(_ text: InlineText, in parent: OpaquePointer) -> OpaquePointer? {
    let start = text.position
    guard text.backslashes(before: start) % 2 == 1, let backslash = cmark_node_last_child(parent)
    else { return nil }
    cmark_node_unlink(backslash)
    cmark_node_free(backslash)
    guard let end = text.endOfMetric(from: start + 1) else {
      text.position = start + 1
      return node(CMARK_NODE_TEXT, "(")
    }
    text.position = end
    return node(CMARK_NODE_CUSTOM_INLINE, text[start - 1..<end])
  }

  private static func formula(_ text: InlineText) -> OpaquePointer? {
    let start = text.position
    guard let end = text.endOfFormula(from: start) else { return nil }
    text.position = end
    return node(CMARK_NODE_CUSTOM_INLINE, text[start..<end])
  }

  private static func node(_ type: cmark_node_type, _ text: String) -> OpaquePointer? {
    guard let node = cmark_node_new(type) else { return nil }
    if type == CMARK_NODE_TEXT {
      cmark_node_set_literal(node, text)
    } else {
      cmark_node_set_on_enter(node, text)
    }
    return node
  }
}

/// The text of a paragraph, heading or table cell while cmark parses it. A zero byte ends it.
private struct InlineText {
  private let inlines: OpaquePointer

  init(_ inlines: OpaquePointer) { self.inlines = inlines }

  /// The position of cmark.
  var position: Int {
    get { Int(cmark_inline_parser_get_offset(inlines)) }
    nonmutating set { cmark_inline_parser_set_offset(inlines, Int32(newValue)) }
  }

  subscript(index: Int) -> UInt8 { cmark_inline_parser_peek_at(inlines, Int32(index)) }

  subscript(range: Range<Int>) -> String {
    String(decoding: range.map { self[$0] }, as: UTF8.self)
  }

  func backslashes(before index: Int) -> Int {
    var start = index
    while start > 0, self[start - 1] == UInt8(ascii: "\\") { start -= 1 }
    return index - start
  }

  /// The index after `)` when a reference to a metric begins at `start`.
  ///
  /// A reference holds no backslash and no parenthesis, so a text is scanned once, whatever it holds.
  func endOfMetric(from start: Int) -> Int? {
    var hasName = false
    var index = start
    while true {
      switch self[index] {
      case UInt8(ascii: ")"): return hasName ? index + 1 : nil
      case 0, UInt8(ascii: "("), UInt8(ascii: "\\"): return nil
      case let byte: hasName = hasName || !Self.isSpace(byte)
      }
      index += 1
    }
  }

  /// The index after the closing mark when a formula begins at `start`.
  ///
  /// A dollar sign before a space, or one that closes before a digit, is money.
  func endOfFormula(from start: Int) -> Int? {
    let isDisplayed = self[start + 1] == UInt8(ascii: "$")
    let first = start + (isDisplayed ? 2 : 1)
    if !isDisplayed, Self.isSpace(self[first]) { return nil }
    var index = first
    while self[index] != 0 {
      switch self[index] {
      case UInt8(ascii: "\\") where self[index + 1] != 0: index += 1
      case UInt8(ascii: "$") where isDisplayed:
        guard self[index + 1] == UInt8(ascii: "$") else { break }
        return index > first ? index + 2 : nil
      case UInt8(ascii: "$"):
        let isMoney = Self.isSpace(self[index - 1]) || 48...57 ~= self[index + 1]
        return index > first && !isMoney ? index + 1 : nil
      default: break
      }
      index += 1
    }
    return nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
}
