import CMarkdown

/// A node of a ``MarkdownDocument``, which it keeps alive.
struct MarkdownNode {
  enum Kind {
    case heading
    case paragraph
    /// A metric or a formula.
    case insertion
    case rawInline
    case rawBlock
    case link
    case image
    case footnote
    case footnoteReference
    case other
  }

  let pointer: OpaquePointer
  private let document: MarkdownDocument

  init(_ pointer: OpaquePointer, of document: MarkdownDocument) {
    self.pointer = pointer
    self.document = document
  }

  var kind: Kind {
    switch cmark_node_get_type(pointer) {
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_CUSTOM_INLINE: .insertion
    case CMARK_NODE_HTML_INLINE: .rawInline
    case CMARK_NODE_HTML_BLOCK: .rawBlock
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
    case CMARK_NODE_FOOTNOTE_DEFINITION: .footnote
    case CMARK_NODE_FOOTNOTE_REFERENCE: .footnoteReference
    default: .other
    }
  }

  /// The text of a leaf, the source of an insertion, or the number of a reference to a footnote.
  var literal: String {
    let text =
      kind == .insertion
      ? cmark_node_get_on_enter(pointer) : cmark_node_get_literal(pointer)
    return text.map { String(cString: $0) } ?? ""
  }

  /// The target of a link or an image.
  var url: String { cmark_node_get_url(pointer).map { String(cString: $0) } ?? "" }

  /// The title of a link or an image.
  var title: String { cmark_node_get_title(pointer).map { String(cString: $0) } ?? "" }

  /// The level of a heading, from 1 to 6.
  var level: Int {
    get { Int(cmark_node_get_heading_level(pointer)) }
    nonmutating set { cmark_node_set_heading_level(pointer, Int32(newValue)) }
  }

  /// The lines of a block, counted from 1.
  var lines: ClosedRange<Int> {
    let first = Int(cmark_node_get_start_line(pointer))
    return first...max(first, Int(cmark_node_get_end_line(pointer)))
  }

  var children: [MarkdownNode] {
    var children: [MarkdownNode] = []
    var child = cmark_node_first_child(pointer)
    while let current = child {
      children.append(MarkdownNode(current, of: document))
      child = cmark_node_next(current)
    }
    return children
  }

  var isInImage: Bool {
    var ancestor = cmark_node_parent(pointer)
    while let current = ancestor {
      if cmark_node_get_type(current) == CMARK_NODE_IMAGE { return true }
      ancestor = cmark_node_parent(current)
    }
    return false
  }

  /// The lines of the nearest block around the node, itself included.
  var block: ClosedRange<Int> {
    var node = self
    while node.lines.lowerBound < 1 || !node.isBlock, let parent = cmark_node_parent(node.pointer) {
      node = MarkdownNode(parent, of: document)
    }
    return node.lines
  }

  /// cmark's types of inline nodes have this bit.
  private var isBlock: Bool { cmark_node_get_type(pointer).rawValue & 0x4000 == 0 }

  /// The text of all leaves below.
  var plainText: String {
    guard let iterator = cmark_iter_new(pointer) else { return "" }
    defer { cmark_iter_free(iterator) }
    var text = ""
    while true {
      switch cmark_iter_next(iterator) {
      case CMARK_EVENT_ENTER:
        guard let node = cmark_iter_get_node(iterator) else { break }
        switch cmark_node_get_type(node) {
        case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: text += " "
        default: text += MarkdownNode(node, of: document).literal
        }
      case CMARK_EVENT_DONE, CMARK_EVENT_NONE: return text
      default: break
      }
    }
  }
}
