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
    let name: HTML = "<svg id=\"\(id)\" role=\"img\" aria-label=\"\(figure.alternativeText)\" "
    return frame(figure, "\(name)\(svg.inner(idPrefix: "_f\(figureCount)-"))")
  }

  /// The box that a drawing lies in: a wide one scrolls on a narrow screen rather than shrink beyond reading.
  mutating func frame(_ figure: Figure, _ svg: HTML) -> HTML {
    let name = styleClass("width", Self.size(figure).width)
    return "<div class=\"frame \(name)\">\(svg)</div>"
  }

  /// The size of a drawing in whole pixels.
  static func size(_ figure: Figure) -> (width: Int, height: Int) {
    let range = 1...10_000
    return (NumberText.whole(figure.width, in: range), NumberText.whole(figure.height, in: range))
  }

  /// The headline figure once more, for the first screen: drawn by reference, so that it costs nothing.
  mutating func headlineFigure() -> HTML {
    guard let headline else { return "" }
    let figure = headline.figure
    let (width, height) = Self.size(figure)
    let svg: HTML = """
      <svg role="img" aria-label="\(figure.alternativeText)" viewBox="0 0 \(width) \(height)" width="\(width)" \
      height="\(height)"><use href="#\(headline.id)"/></svg>
      """
    return """
      <figure class="drawing headline">
      \(frame(figure, svg))
      <figcaption><a href="#\(headline.cell)">From “\(title(of: headline.cell))”</a></figcaption>
      </figure>

      """
  }

  func title(of cell: String) -> String {
    run.cells.first { $0.source.id == cell }?.source.title ?? cell
  }
}
