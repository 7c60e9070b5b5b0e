import Display
import Drawing

extension Chart: Displayable {
  /// The chart as a figure; the reason as text if it fails for want of memory.
  public var output: Output {
    do {
      return .figure(try figure())
    } catch {
      return .text(PrintedText("\(title): \(error)\n", stream: .standardError))
    }
  }

  /// The width of a chart on a telephone, in CSS pixels.
  private static let narrowWidth = 356.0

  /// The chart as one SVG for light and dark pages, and a second one for narrow screens, with its meaning in words and its data.
  /// - Throws: `DrawingError`, for want of memory or of any font.
  public func figure() throws -> Figure {
    let layout = ChartLayout(self)
    let document = try svg(layout, idPrefix: Figure.idPrefix)
    var figure = Figure(
      svg: document.svg, glyphs: document.glyphs, width: document.size.width,
      height: document.size.height, alternativeText: alternativeText,
      caption: caption(notes: layout.panels.flatMap(\.notes) + document.notes),
      data: data ?? markTable, isHeadline: isHeadline)
    if let chart = narrowed(to: Self.narrowWidth) {
      let document = try chart.svg(ChartLayout(chart), idPrefix: Figure.idPrefix + "n")
      figure.narrow = Figure.Narrow(
        svg: document.svg, width: document.size.width, height: document.size.height)
      figure.glyphs.merge(document.glyphs) { first, _ in first }
    }
    return figure
  }

  private func svg(_ layout: ChartLayout, idPrefix: String) throws -> SVGDocument {
    let canvas = SVGCanvas(size: layout.size, idPrefix: idPrefix)
    draw(layout, on: canvas)
    return try canvas.document()
  }

  /// The same chart for a narrow screen: the title wraps, and panels are stacked so that they stay readable.
  ///
  /// `nil` for a chart that is not much wider.
  package func narrowed(to width: Double) -> Chart? {
    guard self.width > width * 1.1 else { return nil }
    var chart = self
    chart.width = width
    if legend == .right { chart.legend = .above }
    let gap = text.columnGap
    let panel = (self.width - gap * Double(columns - 1)) / Double(columns)
    chart.columns = max(1, min(columns, Int((width + gap) / (min(panel, 240) + gap))))
    return chart
  }

  private func caption(notes: [String]) -> String? {
    var seen = Set<String>()
    let sentences = [caption].compactMap(\.self) + notes.filter { seen.insert($0).inserted }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  /// The chart as a standalone SVG file with its glyphs, light or dark as the system is set.
  /// - Throws: `DrawingError`, for want of memory or of any font.
  public func standaloneSVG() throws -> String {
    let figure = try figure()
    let glyphs = figure.glyphs.sorted { $0.key < $1.key }
      .map { "<path id=\"\($0.key)\" d=\"\($0.value)\"/>" }.joined()
    let head = "<style>\(Theme.standaloneCSS)</style><defs>\(glyphs)</defs>"
    guard let end = figure.svg.firstIndex(of: ">") else { return figure.svg }
    return figure.svg[...end] + head + figure.svg[figure.svg.index(after: end)...]
  }

  /// The chart as a PNG file.
  /// - Parameters:
  ///   - scale: Pixels to a CSS pixel; 2 by default.
  ///   - theme: For a light or a dark page.
  /// - Throws: `DrawingError`, as when the picture would be too large.
  public func png(scale: Double = 2, theme: Theme = .light) throws -> [UInt8] {
    let layout = ChartLayout(self)
    let canvas = try BitmapCanvas(
      size: layout.size, scale: scale, background: .surface, theme: theme)
    draw(layout, on: canvas)
    return try canvas.png()
  }

  /// Draws the chart on any canvas and returns the size that it takes.
  @discardableResult public func draw(on canvas: any Canvas) -> Size {
    let layout = ChartLayout(self)
    draw(layout, on: canvas)
    return layout.size
  }

  /// The size in CSS pixels.
  public var size: Size { ChartLayout(self).size }
}
