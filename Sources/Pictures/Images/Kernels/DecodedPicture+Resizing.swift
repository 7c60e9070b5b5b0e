import CImages

extension DecodedPicture {
  /// Writes the picture in another size to `output`, which is large enough.
  ///
  /// Areas are averaged only where neither side becomes longer; otherwise the interpolation is bilinear.
  /// - Throws: ``ImageError`` without memory for it.
  borrowing func resize(
    to size: (width: Int, height: Int), averagingAreas: Bool,
    into output: UnsafeMutableBufferPointer<UInt8>
  ) throws {
    if averagingAreas, width >= size.width, height >= size.height, let target = output.baseAddress {
      AreaFilter(from: (width, height), to: size, channels: channels).apply(pixels, to: target)
      return
    }
    try OpenCV.check(
      ocv_resize(
        pixels, Int32(width), Int32(height), Int32(channels), Int32(OCV_LINEAR.rawValue),
        output.baseAddress, Int32(size.width), Int32(size.height)))
  }
}
