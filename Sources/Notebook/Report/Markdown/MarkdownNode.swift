import CMarkdown

/// A node of a ``MarkdownDocument``, valid as long as that is.
struct MarkdownNode {
  enum Kind {
    case heading
    case text
    case code
    case rawInline
    case rawBlock
    case link
    case image
    case other
  }

  private let node: OpaquePointer

  init(_ node: OpaquePointer) { self.node = node }

  var kind: Kind {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_CODE, CMARK_NODE_CODE_BLOCK: .code
    case CMARK_NODE_HTML_INLINE: .rawInline
    case CMARK_NODE_HTML_BLOCK: .rawBlock
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
    default: .other
    }
  }

  /// The text of a leaf.
  var literal: String {
    get { cmark_node_get_literal(node).map { String(cString: $0) } ?? "" }
    nonmutating set { cmark_node_set_literal(node, newValue) }
  }

  /// The target of a link or an image.
  var url: String {
    get { cmark_node_get_url(node).map { String(cString: $0) } ?? "" }
    nonmutating set { cmark_node_set_url(node, newValue) }
  }

  /// The title of a link or an image.
  var title: String {
    get { cmark_node_get_title(node).map { String(cString: $0) } ?? "" }
    nonmutating set { cmark_node_set_title(node, newValue) }
  }

  /// The level of a heading, from 1 to 6.
  var level: Int {
    get { Int(cmark_node_get_heading_level(node)) }
    nonmutating set { cmark_node_set_heading_level(node, Int32(newValue)) }
  }

  var isInImage: Bool {
    var ancestor = cmark_node_parent(node)
    while let current = ancestor {
      if cmark_node_get_type(current) == CMARK_NODE_IMAGE { return true }
      ancestor = cmark_node_parent(current)
    }
    return false
  }

  /// The text of all leaves below.
  var plainText: String {
    var text = ""
    var child = cmark_node_first_child(node)
    while let current = child {
      let below = MarkdownNode(current)
      switch cmark_node_get_type(current) {
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: text += " "
      default: text += below.literal.isEmpty ? below.plainText : below.literal
      }
      child = cmark_node_next(current)
    }
    return text
  }

  /// Shows raw HTML as the text that it is.
  func showAsText() {
    let text = cmark_node_new(CMARK_NODE_TEXT)
    cmark_node_set_literal(text, literal)
    var replacement = text
    if kind == .rawBlock {
      replacement = cmark_node_new(CMARK_NODE_PARAGRAPH)
      cmark_node_append_child(replacement, text)
    }
    if cmark_node_replace(node, replacement) != 0 { cmark_node_free(node) }
  }

  /// Puts markup that is safe in the place of the node and all below it.
  func replace(by html: HTML) {
    let replacement = cmark_node_new(CMARK_NODE_CUSTOM_INLINE)
    cmark_node_set_on_enter(replacement, html.markup)
    if cmark_node_replace(node, replacement) != 0 { cmark_node_free(node) }
  }
}
