import Display
import Drawing

extension Chart: Displayable {
  /// The chart as a figure; should it fail, for want of memory, the reason as text.
  public var output: Output {
    do {
      return .figure(try figure())
    } catch {
      return .text(PrintedText("\(title): \(error)\n", stream: .standardError))
    }
  }

  /// The chart as one SVG for light and dark pages, with its meaning in words and its data.
  /// - Throws: `DrawingError`, for want of memory or of any font.
  public func figure() throws -> Figure {
    let layout = ChartLayout(self)
    let canvas = SVGCanvas(size: layout.size, idPrefix: Figure.idPrefix)
    draw(layout, on: canvas)
    let document = try canvas.document()
    return Figure(
      svg: document.svg, glyphs: document.glyphs, width: document.size.width,
      height: document.size.height, alternativeText: alternativeText, caption: caption,
      data: data ?? markTable, isHeadline: isHeadline)
  }

  /// The chart as an SVG file of its own, with its glyphs, in light or dark as the system wishes.
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
