import Display

extension PageBuilder {
  /// Pictures of equal size in rows, their labels below and never upon them.
  mutating func gallery(_ gallery: Gallery, name: HTML, caption: HTML) -> HTML {
    let edge = Self.edge(of: gallery)
    let items = gallery.groupedItems.flatMap { group -> [HTML] in
      group.enumerated().map { place, one in item(one, edge: edge, isFirst: place == 0) }
    }.joined()
    return """
      <figure class="gallery wide"\(name)>
      <ul class="\(styleClass("edge", edge))">
      \(items)</ul>
      \(caption)</figure>

      """
  }

  private func item(_ item: Gallery.Item, edge: Int, isFirst: Bool) -> HTML {
    let picture = item.picture
    let type = ImageType(mediaType: picture.mediaType) ?? .png
    let address = pictures.address(of: picture.data, type: type)
    let enlarged: HTML =
      picture.width < edge && picture.height < edge ? " class=\"pixels\"" : ""
    let mark: HTML =
      switch item.mark {
      case .right: "<span class=\"right\" role=\"img\" aria-label=\"right\">✓</span> "
      case .wrong: "<span class=\"wrong\" role=\"img\" aria-label=\"wrong\">✗</span> "
      case nil: ""
      }
    let title: HTML =
      item.title == nil && item.mark == nil ? "" : "<b>\(mark)<bdi>\(item.title ?? "")</bdi></b>"
    // A screen reader would say a label twice that is also the alternative text.
    let isRepeated = ([item.title] + item.details).contains(picture.alternativeText)
    let alternative: HTML =
      isRepeated ? "Picture of \(picture.alternativeText)" : "\(picture.alternativeText)"
    let details = item.details.map { detail -> HTML in "<span dir=\"auto\">\(detail)</span>" }
      .joined()
    let row: HTML = isFirst ? " class=\"first\"" : ""
    return """
      <li\(row)><img\(enlarged) src="\(address)" alt="\(alternative)" width="\(edge)" height="\(edge)" \
      decoding="async">\(title)\(details)</li>

      """
  }

  /// The gallery's edge, or for small pictures the nearest whole multiple of their size: fractions blur or distort.
  private static func edge(of gallery: Gallery) -> Int {
    let edge = min(max(gallery.edge, 16), 1000)
    let sizes = Set(gallery.items.map { max($0.picture.width, $0.picture.height) })
    guard sizes.count == 1, let size = sizes.first, size > 0, size < edge else { return edge }
    return size * Int((Double(edge) / Double(size)).rounded())
  }
}
