import CCairo

/// A canvas of pixels.
///
/// ```swift
/// let canvas = try BitmapCanvas(width: 64, height: 64, background: .color(.white))
/// canvas.fill(Path(center: Point(32, 32), radius: 20), Color(0xFFD90F))
/// let rgb = try canvas.rgb()
/// ```
public final class BitmapCanvas: Canvas {
  /// How finely edges are drawn.
  public enum Edges: Sendable {
    /// What a shape covers of a pixel is measured along 15 lines, and curves are off by a tenth of a pixel at most.
    case fine
    /// It is measured at 4 by 4 places, and curves are off by a fifth. Drawn in half the time, and hardly another picture once it
    /// is a JPEG.
    case coarse
  }

  public let size: Size
  /// What the roles of paints mean here.
  public let theme: Theme
  /// The size in pixels.
  public let pixelWidth: Int
  /// The height in pixels.
  public let pixelHeight: Int
  private let context: CairoContext
  private var firstError: (any Error)?

  /// Makes a canvas measured in canvas units.
  /// - Parameters:
  ///   - size: The visible area in canvas units.
  ///   - scale: Pixels per unit; 1 by default.
  ///   - background: What the canvas is filled with before anything is drawn; transparent by default.
  ///   - theme: What the roles of paints mean; ``Theme/light`` by default.
  ///   - edges: How finely edges are drawn; ``Edges/fine`` by default.
  /// - Throws: ``DrawingError`` for more than 32,767 pixels a side, or without memory.
  public init(
    size: Size, scale: Double = 1, background: Paint? = nil, theme: Theme = .light,
    edges: Edges = .fine
  ) throws {
    self.size = size
    self.theme = theme
    func pixels(_ length: Double) -> Int {
      Int(exactly: max(1, (length * scale).rounded(.up))) ?? .max
    }
    pixelWidth = pixels(size.width)
    pixelHeight = pixels(size.height)
    context = try CairoContext(CairoSurface(width: pixelWidth, height: pixelHeight))
    context.setEdges(edges)
    context.transform(by: .scale(scale, scale))
    if let background {
      fill(Path(Rectangle(x: 0, y: 0, width: size.width + 1, height: size.height + 1)), background)
    }
  }

  /// A canvas of `width` by `height` pixels, one per unit.
  public convenience init(width: Int, height: Int, background: Paint? = nil) throws {
    try self.init(size: Size(Double(width), Double(height)), background: background)
  }

  public func draw(_ command: DrawingCommand) {
    do {
      try perform(command)
    } catch {
      firstError = firstError ?? error
    }
  }

  private func perform(_ command: DrawingCommand) throws {
    let handle = context.handle
    switch command {
    case .save: cairo_save(handle)
    case .restore: cairo_restore(handle)
    case .transform(let transform): context.transform(by: transform)
    case .clip(let path):
      context.setPath(path)
      cairo_clip(handle)
    case .fill(let path, let paint):
      context.setColor(theme.color(paint))
      context.setPath(path)
      cairo_fill(handle)
    case .stroke(let path, let paint, let style):
      context.setColor(theme.color(paint))
      context.setStyle(style)
      context.setPath(path)
      cairo_stroke(handle)
    case .text(let run):
      let line = try Typesetter.line(run.string, weight: run.font.weight)
      let scale = run.font.size / TextLine.unitsPerEm
      let origin = Typesetter.origin(of: run, width: line.width * scale)
      var path = Path()
      for placed in line.glyphs {
        let move = Transform.translation(origin.x + placed.x * scale, origin.y + placed.y * scale)
        path.append(placed.glyph.outline.transformed(move.scaled(scale)))
      }
      context.setColor(theme.color(run.paint))
      context.setPath(path)
      cairo_fill(handle)
    case .image(let image, let rectangle, let smooth):
      try context.paint(image, in: rectangle, smooth: smooth)
    }
  }

  private func finish() throws -> CairoSurface {
    if let firstError { throw firstError }
    try context.finish()
    return context.surface
  }

  /// The pixels as RGB, row by row: `pixelHeight * pixelWidth * 3` bytes; what is transparent shows `background`.
  /// - Throws: ``DrawingError`` when anything that was drawn failed.
  public func rgb(over background: Color = .white) throws -> [UInt8] {
    let surface = try finish()
    let back = [background.red, background.green, background.blue].map {
      UInt32(($0 * 255).rounded())
    }
    return try .init(unsafeUninitializedCapacity: pixelWidth * pixelHeight * 3) { bytes, count in
      count = 0
      try surface.withRows { row, _ in
        for pixel in row {
          let rest = 255 - pixel >> 24
          for channel in 0..<3 {
            let value = pixel >> UInt32(16 - 8 * channel) & 255
            bytes[count] = UInt8(truncatingIfNeeded: value + (back[channel] * rest + 127) / 255)
            count += 1
          }
        }
      }
    }
  }

  /// Hands the pixels to `body`, row by row from the top left: words of 32 bits in the processor's order, with opacity, red, green
  /// and blue from the highest byte to the lowest, the colors multiplied by the opacity. Rows begin `rowSize` bytes apart.
  /// - Throws: ``DrawingError`` when anything that was drawn failed, and what `body` throws.
  package func withWords<Result>(
    _ body: (_ words: UnsafeRawBufferPointer, _ rowSize: Int) throws -> Result
  ) throws -> Result {
    try finish().withWords(body)
  }

  /// The canvas as a picture; see ``rgb(over:)``.
  public func image(over background: Color = .white) throws -> PixelImage {
    PixelImage(
      width: pixelWidth, height: pixelHeight, channels: 3, pixels: try rgb(over: background))
  }

  /// The canvas as a PNG file with its transparency.
  /// - Throws: ``DrawingError`` when anything that was drawn failed.
  public func png() throws -> [UInt8] { try finish().png() }
}
