import CImages

/// Small squares of pixels, each the mean of the area that it covers.
package enum Thumbnail {
  /// - Throws: ``ImageError`` without memory for it.
  package static func pixels(
    of pixels: UnsafeBufferPointer<UInt8>, width: Int, height: Int, channels: Int, side: Int
  ) throws -> [UInt8] {
    try [UInt8](unsafeUninitializedCapacity: side * side * channels) { output, count in
      try OpenCV.check(
        ocv_resize(
          pixels.baseAddress, Int32(width), Int32(height), Int32(channels),
          Int32(OCV_AREA.rawValue), output.baseAddress, Int32(side), Int32(side)))
      count = side * side * channels
    }
  }
}
