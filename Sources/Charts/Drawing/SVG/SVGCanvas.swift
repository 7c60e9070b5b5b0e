import Foundation

/// A canvas that writes SVG: small, with roles as CSS variables and text as glyphs of a common sheet.
///
/// Neighboring commands of one style become one element, coordinates are rounded to 1/10 of a unit.
public final class SVGCanvas: Canvas {
  public let size: Size
  private let idPrefix: String
  private var glyphs: [String: String] = [:]
  private var missingCharacters: Set<Unicode.Scalar> = []
  private var body = ""
  private var clipCount = 0
  private var state = State()
  private var saved: [State] = []
  private var pending: Pending?
  private var firstError: (any Error)?

  private struct State {
    var transform = Transform.identity
    /// `<g>` elements to be closed.
    var openGroups = 0
  }

  /// An element that the next command may continue.
  private enum Pending {
    case shape(attributes: String, SVGPathData)
    case text(attributes: String, scale: Double, uses: String)
  }

  /// Makes an empty drawing.
  /// - Parameters:
  ///   - size: The visible area.
  ///   - idPrefix: What the ids of clip paths begin with, so that drawings on one page do not collide.
  public init(size: Size, idPrefix: String) {
    self.size = size
    self.idPrefix = idPrefix
  }

  public func draw(_ command: DrawingCommand) {
    do {
      try write(command)
    } catch {
      firstError = firstError ?? error
    }
  }

  private func write(_ command: DrawingCommand) throws {
    switch command {
    case .save:
      saved.append(state)
      state.openGroups = 0
    case .restore:
      guard let previous = saved.popLast() else {
        throw DrawingError("cannot draw", reason: "there is no saved state to restore")
      }
      closeGroups()
      state = previous
    case .transform(let transform): state.transform = state.transform * transform
    case .clip(let path):
      flush()
      let id = "\(idPrefix)c\(clipCount)"
      clipCount += 1
      let data = SVGPathData(path.transformed(state.transform)).text
      body += "<clipPath id=\"\(id)\"><path d=\"\(data)\"/></clipPath><g clip-path=\"url(#\(id))\">"
      state.openGroups += 1
    case .fill(let path, let paint):
      guard paint.opacity > 0, !path.elements.isEmpty else { return }
      // Only shapes that cannot cut holes into each other are joined.
      let joins = paint.opacity >= 1 && path.isUprightRectangle && state.transform.isTranslation
      add(path.transformed(state.transform), SVGPaint.fill(paint), joins: joins)
    case .stroke(let path, let paint, let style):
      guard paint.opacity > 0, style.width > 0, !path.elements.isEmpty else { return }
      if state.transform.keepsShape {
        add(
          path.transformed(state.transform),
          SVGPaint.stroke(paint, style, scale: state.transform.scaleFactor),
          joins: paint.opacity >= 1)
      } else {
        flush()
        body += "<path \(SVGPaint.stroke(paint, style, scale: 1)) "
        body += "transform=\"\(matrix(state.transform))\" d=\"\(SVGPathData(path).text)\"/>"
      }
    case .text(let run): try write(run)
    case .image(let image, let rectangle, let smooth): try write(image, rectangle, smooth)
    }
  }

  private func add(_ path: Path, _ attributes: String, joins: Bool) {
    if joins, case .shape(attributes, var data) = pending {
      pending = nil
      data.append(path)
      pending = .shape(attributes: attributes, data)
      return
    }
    flush()
    pending = .shape(attributes: attributes, SVGPathData(path))
    if !joins { flush() }
  }

  private func write(_ run: TextRun) throws {
    guard run.paint.opacity > 0 else { return }
    let line = try Typesetter.line(run.string, weight: run.font.weight)
    let scale = run.font.size / TextLine.unitsPerEm
    let origin = Typesetter.origin(of: run, width: line.width * scale)
    let attributes = SVGPaint.fill(run.paint)
    guard line.missing.isEmpty else {
      flush()
      if !Typesetter.ignoresFonts { missingCharacters.formUnion(line.missing) }
      body += SVGText.element(
        run, attributes: attributes, origin: origin, width: line.width * scale,
        transform: state.transform)
      return
    }
    let isUpright = state.transform.isTranslation
    var uses = ""
    let start = isUpright ? state.transform.apply(origin) : .zero
    for placed in line.glyphs {
      guard let symbol = placed.glyph.symbol else { continue }
      glyphs[symbol.id] = symbol.data
      let x = SVGNumber(start.x / scale + placed.x, decimals: 0).text
      let y = SVGNumber(start.y / scale + placed.y, decimals: 0).text
      uses += "<use href=\"#\(symbol.id)\""
      if x != "0" { uses += " x=\"\(x)\"" }
      if y != "0" { uses += " y=\"\(y)\"" }
      uses += "/>"
    }
    guard !uses.isEmpty else { return }
    if isUpright, case .text(attributes, scale, let before) = pending {
      pending = .text(attributes: attributes, scale: scale, uses: before + uses)
      return
    }
    flush()
    if isUpright {
      pending = .text(attributes: attributes, scale: scale, uses: uses)
    } else {
      let transform = state.transform.translated(origin.x, origin.y).scaled(scale)
      body += "<g \(attributes) transform=\"\(matrix(transform))\">\(uses)</g>"
    }
  }

  private func write(_ image: PixelImage, _ rectangle: Rectangle, _ smooth: Bool) throws {
    flush()
    func number(_ value: Double) -> String { SVGNumber(value, decimals: 2).text }
    let png = Data(try CairoSurface(image).png()).base64EncodedString()
    var transform = ""
    var place = rectangle
    if state.transform.isTranslation {
      place.x += state.transform.tx
      place.y += state.transform.ty
    } else {
      transform = " transform=\"\(matrix(state.transform))\""
    }
    body += "<image x=\"\(number(place.x))\" y=\"\(number(place.y))\""
    body += " width=\"\(number(place.width))\" height=\"\(number(place.height))\""
    body += " preserveAspectRatio=\"none\"\(transform)"
    body += smooth ? "" : " style=\"image-rendering:pixelated\""
    body += " href=\"data:image/png;base64,\(png)\"/>"
  }

  private func matrix(_ transform: Transform) -> String { SVGText.matrix(transform) }

  private func flush() {
    switch pending {
    case .shape(let attributes, let data): body += "<path \(attributes) d=\"\(data.text)\"/>"
    case .text(let attributes, let scale, let uses):
      body += "<g \(attributes) transform=\"scale(\(SVGNumber(scale, decimals: 5).text))\">"
      body += uses + "</g>"
    case nil: break
    }
    pending = nil
  }

  private func closeGroups() {
    flush()
    body += String(repeating: "</g>", count: state.openGroups)
    state.openGroups = 0
  }

  /// The finished document; nothing can be drawn afterwards that would be seen in it.
  /// - Throws: ``DrawingError`` when anything that was drawn failed.
  public func document() throws -> SVGDocument {
    if let firstError { throw firstError }
    guard saved.isEmpty else {
      throw DrawingError("cannot draw", reason: "\(saved.count) saved states were not restored")
    }
    closeGroups()
    let width = SVGNumber(size.width, decimals: 2).text
    let height = SVGNumber(size.height, decimals: 2).text
    let head =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(width) \(height)\""
      + " width=\"\(width)\" height=\"\(height)\">"
    return SVGDocument(
      svg: head + body + "</svg>", glyphs: glyphs, size: size, missingCharacters: missingCharacters)
  }
}
