import CCairo

/// Owns a Cairo context that draws on a surface.
///
/// A context keeps its first failure and ignores what follows, so one ``finish()`` reports for everything that was drawn.
final class CairoContext {
  let handle: OpaquePointer
  let surface: CairoSurface

  init(_ surface: CairoSurface) throws {
    guard let handle = cairo_create(surface.handle) else {
      throw DrawingError("cannot draw", reason: "no memory")
    }
    self.handle = handle
    self.surface = surface
    try check(cairo_status(handle), "cannot draw")
  }

  deinit { cairo_destroy(handle) }

  /// Throws what went wrong since the context was made.
  func finish() throws {
    try check(cairo_status(handle), "cannot draw")
  }

  /// Replaces the current path.
  func setPath(_ path: Path) {
    cairo_new_path(handle)
    for element in path.elements {
      switch element {
      case .move(let point): cairo_move_to(handle, point.x, point.y)
      case .line(let point): cairo_line_to(handle, point.x, point.y)
      case .curve(let control1, let control2, let end):
        cairo_curve_to(handle, control1.x, control1.y, control2.x, control2.y, end.x, end.y)
      case .close: cairo_close_path(handle)
      }
    }
  }

  /// The current path as a value, without the lone move that ends it.
  func path() throws -> Path {
    guard let copy = cairo_copy_path(handle) else {
      throw DrawingError("cannot outline text", reason: "no memory")
    }
    defer { cairo_path_destroy(copy) }
    try check(copy.pointee.status, "cannot outline text")
    try finish()
    let source = copy.pointee
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

  func setColor(_ color: Color) {
    cairo_set_source_rgba(handle, color.red, color.green, color.blue, color.alpha)
  }

  func setEdges(_ edges: BitmapCanvas.Edges) {
    switch edges {
    case .fine: break
    case .coarse:
      cairo_set_antialias(handle, CAIRO_ANTIALIAS_FAST)
      cairo_set_tolerance(handle, 0.2)
    }
  }

  func transform(by transform: Transform) {
    var matrix = cairo_matrix_t(
      xx: transform.a, yx: transform.b, xy: transform.c, yy: transform.d, x0: transform.tx,
      y0: transform.ty)
    cairo_transform(handle, &matrix)
  }

  func setStyle(_ style: StrokeStyle) {
    cairo_set_line_width(handle, style.width)
    cairo_set_dash(handle, style.dash, Int32(style.dash.count), 0)
    let cap =
      switch style.cap {
      case .butt: CAIRO_LINE_CAP_BUTT
      case .round: CAIRO_LINE_CAP_ROUND
      case .square: CAIRO_LINE_CAP_SQUARE
      }
    cairo_set_line_cap(handle, cap)
    let join =
      switch style.join {
      case .miter: CAIRO_LINE_JOIN_MITER
      case .round: CAIRO_LINE_JOIN_ROUND
      case .bevel: CAIRO_LINE_JOIN_BEVEL
      }
    cairo_set_line_join(handle, join)
  }

  /// Stretches `image` over `rectangle`; at its edges the outermost pixels count, not what is around.
  func paint(_ image: PixelImage, in rectangle: Rectangle, smooth: Bool) throws {
    let picture = try CairoSurface(image)
    cairo_save(handle)
    defer { cairo_restore(handle) }
    setPath(Path(rectangle))
    cairo_clip(handle)
    cairo_translate(handle, rectangle.x, rectangle.y)
    cairo_scale(
      handle, rectangle.width / Double(image.width), rectangle.height / Double(image.height))
    cairo_set_source_surface(handle, picture.handle, 0, 0)
    let pattern = cairo_get_source(handle)
    cairo_pattern_set_filter(pattern, smooth ? CAIRO_FILTER_GOOD : CAIRO_FILTER_NEAREST)
    cairo_pattern_set_extend(pattern, CAIRO_EXTEND_PAD)
    cairo_paint(handle)
  }
}
