import CCairo

/// Owns a Cairo image surface with opacity.
final class CairoSurface {
  let handle: OpaquePointer
  let width: Int
  let height: Int

  /// - Throws: ``DrawingError`` for a size that Cairo refuses (32,767 pixels at most) or has no memory for.
  init(width: Int, height: Int, format: cairo_format_t = CAIRO_FORMAT_ARGB32) throws {
    let handle = cairo_image_surface_create(
      format, Int32(clamping: width), Int32(clamping: height))
    guard let handle else {
      throw DrawingError("cannot make a canvas of \(width)x\(height) pixels", reason: "no memory")
    }
    self.handle = handle
    self.width = width
    self.height = height
    try check(
      cairo_surface_status(handle), "cannot make a canvas of \(width)x\(height) pixels")
  }

  /// A surface that holds `image`.
  convenience init(_ image: PixelImage) throws {
    // Without transparency the PNG is a quarter smaller.
    let format = image.channels == 4 ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24
    try self.init(width: image.width, height: image.height, format: format)
    try withRows { row, y in
      for x in 0..<image.width {
        let at = (y * image.width + x) * image.channels
        let red = UInt32(image.pixels[at])
        let green = image.channels == 1 ? red : UInt32(image.pixels[at + 1])
        let blue = image.channels == 1 ? red : UInt32(image.pixels[at + 2])
        let alpha = image.channels == 4 ? UInt32(image.pixels[at + 3]) : 255
        func premultiplied(_ value: UInt32) -> UInt32 { (value * alpha + 127) / 255 }
        row[x] =
          alpha << 24 | premultiplied(red) << 16 | premultiplied(green) << 8 | premultiplied(blue)
      }
    }
  }

  deinit { cairo_surface_destroy(handle) }

  /// Hands each row to `body` as premultiplied ARGB pixels, to read or write.
  func withRows(_ body: (UnsafeMutableBufferPointer<UInt32>, Int) -> Void) throws {
    let (data, stride) = try pixels()
    for y in 0..<height {
      let row = UnsafeMutableRawPointer(data + y * stride).assumingMemoryBound(to: UInt32.self)
      body(UnsafeMutableBufferPointer(start: row, count: width), y)
    }
    cairo_surface_mark_dirty(handle)
  }

  /// Hands all rows to `body` at once, as premultiplied ARGB pixels, with the bytes from one row to the next.
  func withWords<Result>(
    _ body: (_ words: UnsafeRawBufferPointer, _ rowSize: Int) throws -> Result
  ) throws -> Result {
    let (data, stride) = try pixels()
    return try withExtendedLifetime(self) {
      try body(UnsafeRawBufferPointer(start: data, count: stride * height), stride)
    }
  }

  private func pixels() throws -> (data: UnsafeMutablePointer<UInt8>, stride: Int) {
    cairo_surface_flush(handle)
    try check(cairo_surface_status(handle), "cannot reach the pixels of a canvas")
    guard let data = cairo_image_surface_get_data(handle) else {
      throw DrawingError("cannot reach the pixels of a canvas", reason: "it has none")
    }
    return (data, Int(cairo_image_surface_get_stride(handle)))
  }

  /// The surface as a PNG file.
  func png() throws -> [UInt8] {
    final class Sink { var bytes: [UInt8] = [] }
    let sink = Sink()
    let status = cairo_surface_write_to_png_stream(
      handle,
      { closure, data, count in
        let sink = Unmanaged<Sink>.fromOpaque(closure!).takeUnretainedValue()
        sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
        return CAIRO_STATUS_SUCCESS
      }, Unmanaged.passUnretained(sink).toOpaque())
    try check(status, "cannot write a PNG")
    return withExtendedLifetime(sink) { sink.bytes }
  }
}
