import CMarkdown
import Foundation

/// A parsed Markdown text (GitHub's dialect). Owns the tree of cmark-gfm and is its only user.
final class MarkdownDocument {
  private static let options =
    CMARK_OPT_FOOTNOTES | CMARK_OPT_SMART | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE
    | CMARK_OPT_VALIDATE_UTF8

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
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        cmark_parser_feed(parser, $0.baseAddress, $0.count)
      }
    }
    guard let root = cmark_parser_finish(parser) else {
      cmark_parser_free(parser)
      return nil
    }
    self.parser = parser
    self.root = root
  }

  deinit {
    cmark_node_free(root)
    cmark_parser_free(parser)
  }

  /// The text as HTML. Raw HTML and dangerous links of the source are not in it.
  func html() -> String {
    let extensions = cmark_parser_get_syntax_extensions(parser)
    guard let text = cmark_render_html(root, Self.options, extensions) else { return "" }
    defer { free(text) }
    return String(cString: text)
  }

  /// All nodes in the order of the text.
  private var nodes: [MarkdownNode] {
    guard let iterator = cmark_iter_new(root) else { return [] }
    defer { cmark_iter_free(iterator) }
    var nodes: [MarkdownNode] = []
    while true {
      switch cmark_iter_next(iterator) {
      case CMARK_EVENT_ENTER:
        if let node = cmark_iter_get_node(iterator) { nodes.append(MarkdownNode(node)) }
      case CMARK_EVENT_DONE, CMARK_EVENT_NONE: return nodes
      default: break
      }
    }
  }

  /// The headings in the order of the text.
  var headings: [MarkdownNode] { nodes.filter { $0.kind == .heading } }

  /// Gives each node to `visit`, children before parents, so that a visited node may be replaced.
  func visit(_ visit: (MarkdownNode) -> Void) { nodes.reversed().forEach(visit) }
}
