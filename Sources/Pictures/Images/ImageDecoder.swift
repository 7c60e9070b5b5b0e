import COpenCV
import Tensor

/// Decodes pictures of any size to pixels of one size, as `cv2.imread`, `cv2.resize` and a conversion to RGB do.
///
/// Files are recognised by their content, not by their name. A rotation in a JPEG's metadata is applied, transparency is
/// dropped, CMYK and 16-bit pictures are converted; all as OpenCV does.
///
/// ```swift
/// let decoder = ImageDecoder(width: 64, height: 64)
/// let picture = try decoder.decode(file: "bart.jpg")   // Tensor<UInt8>[64, 64, 3]
/// ```
public struct ImageDecoder: Sendable, Hashable, Codable {
  /// How a picture becomes smaller.
  public enum Resampling: String, Sendable, Codable, CaseIterable {
    /// Bilinear between the four pixels nearest to a place, as `cv2.resize` does by default; pixel for pixel.
    case bilinear
    /// JPEGs are decoded at an eighth, a fourth or half of their size where that is enough, and pixels are averaged over
    /// the area that they cover. About 1.7 times as fast for pictures of 300 by 400 pixels, and smoother, but not the same
    /// pixels. A network that had learnt from bilinear pictures recognised 1,544 of 1,611
    /// pictures that it had not seen in this way, and 1,538 of them the bilinear way.
    case fast
  }

  public var width: Int
  public var height: Int
  /// 3 for RGB, 1 for grey.
  public var channels: Int
  public var resampling: Resampling
  /// Pictures with more pixels are refused: 2^26 by default, which take 200 MB while they are decoded.
  public var largestPixelCount = 1 << 26

  /// - Parameters:
  ///   - width: The width of the result in pixels.
  ///   - height: The height of the result in pixels.
  ///   - channels: 3 for RGB, 1 for grey.
  ///   - resampling: How a picture becomes smaller; ``Resampling/bilinear`` by default.
  public init(width: Int, height: Int, channels: Int = 3, resampling: Resampling = .bilinear) {
    precondition(width > 0 && height > 0, "a decoder for \(width)x\(height) pixels")
    precondition(channels == 1 || channels == 3, "pictures have 1 or 3 channels, not \(channels)")
    self.width = width
    self.height = height
    self.channels = channels
    self.resampling = resampling
  }

  /// The bytes of a decoded picture.
  public var byteCount: Int { width * height * channels }

  /// Decodes the picture in a file; shape `[height, width, channels]`.
  /// - Throws: ``ImageError`` with the path and the reason.
  public func decode(file path: String) throws -> Tensor<UInt8> {
    try Tensor(shape: [height, width, channels]) { try decode(file: path, into: $0) }
  }

  /// Decodes the bytes of a picture's file; shape `[height, width, channels]`.
  /// - Throws: ``ImageError``.
  public func decode(_ bytes: some Collection<UInt8>) throws -> Tensor<UInt8> {
    try Array(bytes).withUnsafeBytes { bytes in
      try Tensor(shape: [height, width, channels]) { try decode(bytes, into: $0) }
    }
  }

  /// Decodes the picture in a file into memory for ``byteCount`` bytes.
  package func decode(file path: String, into output: UnsafeMutableBufferPointer<UInt8>) throws {
    do {
      try FileContent.withBytes(ofFile: path) { try decode($0, into: output) }
    } catch let error as ImageError {
      throw ImageError(path: path, error.reason)
    }
  }

  /// Decodes the bytes of a picture's file into memory for ``byteCount`` bytes.
  package func decode(
    _ bytes: UnsafeRawBufferPointer, into output: UnsafeMutableBufferPointer<UInt8>
  ) throws {
    precondition(
      output.count == byteCount,
      "a picture of \(byteCount) bytes does not go into memory for \(output.count)")
    let header = try ImageHeader(bytes)
    try header.check(atMost: largestPixelCount)
    let interpolation = Int32((resampling == .fast ? OCV_AREA : OCV_LINEAR).rawValue)
    let reduction = reduction(of: header)
    if header.isPlainJPEG {
      let picture = try DecodedJPEG(bytes, channels: channels, reduction: reduction)
      if resampling == .fast, shrink(picture, into: output) { return }
      try OpenCV.check(
        ocv_resize(
          picture.pixels, picture.width, picture.height, Int32(channels), interpolation,
          output.baseAddress, Int32(width), Int32(height)))
    } else {
      try OpenCV.check(
        ocv_decode_resized(
          bytes.baseAddress, bytes.count, Int32(channels), Int32(reduction), interpolation,
          Int32(width), Int32(height), output.baseAddress))
    }
  }

  /// Averages over areas; `false` when a side is to become longer, which areas do not help with.
  private func shrink(
    _ picture: borrowing DecodedJPEG, into output: UnsafeMutableBufferPointer<UInt8>
  ) -> Bool {
    let size = (width: Int(picture.width), height: Int(picture.height))
    guard size.width >= width, size.height >= height, let pixels = picture.pixels,
      let target = output.baseAddress
    else { return false }
    AreaFilter(from: size, to: (width, height), channels: channels).apply(pixels, to: target)
    return true
  }

  /// The largest of 8, 4 and 2 by which a JPEG can be shrunk and still be no smaller than the result.
  private func reduction(of header: ImageHeader) -> Int {
    guard resampling == .fast, header.format == .jpeg else { return 1 }
    // A rotation may swap the sides, so each must be long enough for both.
    let shortest = min(header.width, header.height)
    return [8, 4, 2].first { shortest / $0 >= max(width, height) } ?? 1
  }
}

extension ImageHeader {
  /// - Throws: ``ImageError`` for a picture of more than `limit` pixels.
  func check(atMost limit: Int) throws {
    guard width <= limit / height else {
      throw ImageError("it has \(width)x\(height) pixels, more than the \(limit) that are read")
    }
  }
}
