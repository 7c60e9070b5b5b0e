import Display
import RunRecord

extension PageBuilder {
  /// The width of the prose in CSS pixels; wider figures run into the margin.
  private static let measure = 660.0

  /// A drawing with its caption and the data behind it.
  mutating func figure(
    _ figure: Figure, name: HTML, caption: HTML, of source: CellSource
  ) -> HTML {
    figureCount += 1
    let id = "_figure-\(figureCount)"
    let drawing = self.drawing(figure, id: id, of: source)
    if figure.isHeadline, headline == nil, drawing != nil {
      headline = Headline(id: id, figure: figure, cell: source.id)
    }
    let wide: HTML = figure.width > Self.measure ? " wide" : ""
    let data: HTML =
      figure.data.map {
        """
        <details class="data"><summary>Data of this figure</summary>
        \(TableMarkup(layout: TableLayout($0)).html())</details>

        """
      } ?? ""
    return """
      <figure class="drawing\(wide)"\(name)>
      \(drawing ?? "<p class=\"notice\">\(figure.alternativeText)</p>")
      \(caption)\(data)</figure>

      """
  }

  /// The `<svg>` element with its own ids; `nil` when it holds more than a drawing does.
  private mutating func drawing(_ figure: Figure, id: String, of source: CellSource) -> HTML? {
    guard let svg = FigureMarkup(figure) else {
      prose.report(
        ProseProblem(
          cell: source.id, path: source.path, line: nil,
          message: "a figure is not a plain drawing and is left out: “\(figure.alternativeText)”"))
      return nil
    }
    glyphs.merge(figure.glyphs) { first, _ in first }
    let prefix = "_f\(figureCount)"
    func element(_ id: String, _ markup: FigureMarkup, _ prefix: String) -> HTML {
      "<svg id=\"\(id)\" role=\"img\" aria-label=\"\(figure.alternativeText)\" \(markup.inner(idPrefix: prefix))"
    }
    let narrow = figure.onNarrowScreens.flatMap { FigureMarkup($0) }
    return frames(
      figure, element(id, svg, "\(prefix)-"),
      narrow: narrow.map { element("\(id)-narrow", $0, "\(prefix)-narrow-") })
  }

  /// The boxes of a drawing. Without a drawing for narrow screens, a wide one scrolls there rather than shrink beyond reading.
  mutating func frames(_ figure: Figure, _ svg: HTML, narrow: HTML?) -> HTML {
    guard let narrow, let second = figure.onNarrowScreens else { return frame(figure, "", svg) }
    let wide = frame(figure, " on-wide", svg)
    return "\(wide)\(frame(second, " on-narrow", narrow))"
  }

  private mutating func frame(_ figure: Figure, _ kind: String, _ svg: HTML) -> HTML {
    let name = styleClass("width", Self.size(figure).width)
    return "<div class=\"frame \(name)\(kind)\">\(svg)</div>"
  }

  /// The size of a drawing in whole pixels.
  static func size(_ figure: Figure) -> (width: Int, height: Int) {
    let range = 1...10_000
    return (NumberText.whole(figure.width, in: range), NumberText.whole(figure.height, in: range))
  }

  /// The headline figure again, for the first screen. It is drawn by reference, which adds almost nothing to the page.
  mutating func headlineFigure() -> HTML {
    guard let headline else { return "" }
    let figure = headline.figure
    func reference(_ drawing: Figure, _ id: String) -> HTML {
      let (width, height) = Self.size(drawing)
      return """
        <svg role="img" aria-label="\(figure.alternativeText)" viewBox="0 0 \(width) \(height)" width="\(width)" \
        height="\(height)"><use href="#\(id)"/></svg>
        """
    }
    let narrow = figure.onNarrowScreens.flatMap { drawing in
      FigureMarkup(drawing).map { _ in reference(drawing, "\(headline.id)-narrow") }
    }
    let svg = frames(figure, reference(figure, headline.id), narrow: narrow)
    return """
      <figure class="drawing headline">
      \(svg)
      <figcaption><a href="#\(headline.cell)">From “\(title(of: headline.cell))”</a></figcaption>
      </figure>

      """
  }

  func title(of cell: String) -> String {
    run.cells.first { $0.source.id == cell }?.source.title ?? cell
  }
}
