import CMarkdown
import Foundation
import Synchronization

/// A parsed Markdown text (GitHub's dialect) with metrics and formulas. Owns the tree of cmark-gfm and is its only user.
final class MarkdownDocument {
  private static let options = CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8

  /// cmark-gfm keeps the special characters of attached extensions in global variables, so texts are parsed one by one.
  private static let isParsing = Mutex(())

  private static let registered: Void = cmark_gfm_core_extensions_ensure_registered()

  private let parser: OpaquePointer
  private let root: OpaquePointer

  /// - Returns: `nil` only when memory is exhausted.
  init?(_ text: String) {
    Self.registered
    guard let parser = cmark_parser_new(Self.options) else { return nil }
    for name in ["table", "tasklist", "strikethrough", "autolink"] {
      if let markdownExtension = cmark_find_syntax_extension(name) {
        cmark_parser_attach_syntax_extension(parser, markdownExtension)
      }
    }
    var text = text
    self.parser = parser
    let tree = Self.isParsing.withLock { _ in
      InsertionSyntax.attach(to: parser)
      text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          cmark_parser_feed(parser, $0.baseAddress, $0.count)
        }
      }
      return Tree(root: cmark_parser_finish(parser))
    }
    guard let root = tree.root else {
      cmark_parser_free(parser)
      return nil
    }
    self.root = root
  }

  /// A tree on its way out of the lock; nobody else knows it yet.
  private struct Tree: @unchecked Sendable { var root: OpaquePointer? }

  deinit {
    cmark_node_free(root)
    cmark_parser_free(parser)
  }

  /// The text as HTML. Raw HTML and dangerous links of the source are not in it.
  func html() -> String { html(of: MarkdownNode(root, of: self)) }

  /// A part of the text as HTML.
  func html(of node: MarkdownNode) -> String {
    let extensions = cmark_parser_get_syntax_extensions(parser)
    guard let text = cmark_render_html(node.pointer, Self.options, extensions) else { return "" }
    defer { free(text) }
    return String(cString: text)
  }

  /// The blocks of the text, footnotes last.
  var blocks: [MarkdownNode] { MarkdownNode(root, of: self).children }

  /// All nodes in the order of the text.
  var nodes: [MarkdownNode] {
    guard let iterator = cmark_iter_new(root) else { return [] }
    defer { cmark_iter_free(iterator) }
    var nodes: [MarkdownNode] = []
    while true {
      switch cmark_iter_next(iterator) {
      case CMARK_EVENT_ENTER:
        if let node = cmark_iter_get_node(iterator) { nodes.append(MarkdownNode(node, of: self)) }
      case CMARK_EVENT_DONE, CMARK_EVENT_NONE: return nodes
      default: break
      }
    }
  }

  /// Gives each node to `visit`, children before parents, so that a visited node may be replaced.
  func visit(_ visit: (MarkdownNode) -> Void) { nodes.reversed().forEach(visit) }
}
