import CCairo

/// Takes the outlines of glyphs from Cairo, with hinting off so that text has the same proportions at every size.
final class CairoGlyphs {
  private let context: CairoContext
  private let font: OpaquePointer

  /// Outlines are in units of 1/1000 em.
  static let unitsPerEm = 1000.0

  init(_ weight: Font.Weight) throws {
    context = try CairoContext(CairoSurface(width: 1, height: 1))
    let handle = context.handle
    let options = cairo_font_options_create()
    defer { cairo_font_options_destroy(options) }
    try check(cairo_font_options_status(options), "cannot set up a font")
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_set_font_options(handle, options)
    cairo_select_font_face(
      handle, "DejaVu Sans", CAIRO_FONT_SLANT_NORMAL,
      weight == .bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL)
    cairo_set_font_size(handle, Self.unitsPerEm)
    guard let font = cairo_get_scaled_font(handle) else {
      throw DrawingError("cannot find a font", reason: "no memory")
    }
    self.font = font  // owned by the context
    try check(cairo_scaled_font_status(font), "cannot find a font")
  }

  /// The outline of one character and how far it moves the pen.
  func glyph(_ scalar: Unicode.Scalar) throws -> Glyph {
    let handle = context.handle
    let text = String(scalar)
    cairo_new_path(handle)
    cairo_move_to(handle, 0, 0)
    cairo_text_path(handle, text)
    var extents = cairo_text_extents_t()
    cairo_scaled_font_text_extents(font, text, &extents)
    try check(cairo_scaled_font_status(font), "cannot measure text")
    guard let copy = cairo_copy_path(handle) else {
      throw DrawingError("cannot outline text", reason: "no memory")
    }
    defer { cairo_path_destroy(copy) }
    try check(copy.pointee.status, "cannot outline text")
    try context.finish()
    return Glyph(outline: Self.path(copy.pointee), advance: extents.x_advance)
  }

  /// Cairo's path as a value, without the lone move that ends it.
  private static func path(_ source: cairo_path_t) -> Path {
    var path = Path()
    var index = 0
    while index < Int(source.num_data) {
      let header = source.data[index].header
      func point(_ offset: Int) -> Point {
        let point = source.data[index + offset].point
        return Point(point.x, point.y)
      }
      switch header.type {
      case CAIRO_PATH_MOVE_TO:
        if case .move = path.elements.last { path.elements.removeLast() }
        path.move(to: point(1))
      case CAIRO_PATH_LINE_TO: path.line(to: point(1))
      case CAIRO_PATH_CURVE_TO: path.curve(to: point(3), point(1), point(2))
      default: path.close()
      }
      index += Int(header.length)
    }
    if case .move = path.elements.last { path.elements.removeLast() }
    return path
  }
}
