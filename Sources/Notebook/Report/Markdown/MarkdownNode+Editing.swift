import CMarkdown

extension MarkdownNode {
  /// Shows raw HTML as the text that it is.
  func showAsText() {
    guard kind == .rawBlock else { return replace(byText: literal) }
    guard let paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH) else { return }
    if let text = Self.text(literal) { cmark_node_append_child(paragraph, text) }
    replace(by: paragraph)
  }

  /// Puts text in place of the node and everything below it.
  func replace(byText text: String) { replace(by: Self.text(text)) }

  /// Puts safe markup in place of the node and everything below it.
  func replace(by html: HTML) { replace(by: Self.markup(html)) }

  /// Adds safe markup at the end of the node.
  func append(_ html: HTML) {
    if let markup = Self.markup(html), cmark_node_append_child(pointer, markup) == 0 {
      cmark_node_free(markup)
    }
  }

  /// Takes the node and everything below it out of the document.
  func remove() {
    cmark_node_unlink(pointer)
    cmark_node_free(pointer)
  }

  private func replace(by replacement: OpaquePointer?) {
    guard let replacement else { return }
    cmark_node_free(cmark_node_replace(pointer, replacement) != 0 ? pointer : replacement)
  }

  private static func text(_ literal: String) -> OpaquePointer? {
    guard let node = cmark_node_new(CMARK_NODE_TEXT) else { return nil }
    // The literal is a C string, which a zero byte would end.
    cmark_node_set_literal(node, literal.replacing("\0", with: "\u{FFFD}"))
    return node
  }

  private static func markup(_ html: HTML) -> OpaquePointer? {
    guard let node = cmark_node_new(CMARK_NODE_CUSTOM_INLINE) else { return nil }
    cmark_node_set_on_enter(node, html.markup)
    return node
  }
}
