import CImages
import Checks
import Tensor

/// Decodes pictures of any size to pixels of one size, as `cv2.imread`, `cv2.resize` and a conversion to RGB do.
///
/// Files are recognized by their content, not by their names. A rotation in the metadata of a JPEG or PNG is applied, opacity is
/// dropped, and CMYK and 16-bit pictures are converted, as OpenCV does.
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
    /// JPEGs are decoded at an eighth, a fourth or half of their size where that is enough, and pixels are averaged over the
    /// areas that they cover. This is faster and smoother, but the pixels are not the same. A network that had learned from
    /// bilinear pictures recognized 1,544 of 1,611 unseen pictures decoded this way, and 1,538 of them decoded the bilinear way.
    case fast
  }

  /// The width of the result in pixels.
  public var width: Int
  /// The height of the result in pixels.
  public var height: Int
  /// 3 for RGB, 1 for gray.
  public var channels: Int
  /// How a picture becomes smaller.
  public var resampling: Resampling
  /// Pictures with more pixels are refused: 2^26 by default, which take 200 MB while they are decoded.
  public var largestPixelCount = 1 << 26

  /// Makes a decoder whose results all have one size.
  /// - Parameters:
  ///   - width: The width of the result in pixels.
  ///   - height: The height of the result in pixels.
  ///   - channels: 3 for RGB, 1 for gray.
  ///   - resampling: How a picture becomes smaller; ``Resampling/bilinear`` by default.
  public init(width: Int, height: Int, channels: Int = 3, resampling: Resampling = .bilinear) {
    require(
      width > 0 && height > 0,
      "a decoded picture must have a positive size, received \(width)x\(height)")
    require(
      channels == 1 || channels == 3, "pictures must have 1 or 3 channels, received \(channels)")
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
    require(
      output.count == byteCount,
      "a picture of \(width)x\(height) needs \(byteCount) bytes of memory, received \(output.count)"
    )
    let isFast = resampling == .fast
    let picture = try DecodedPicture(
      bytes, channels: channels, largestPixelCount: largestPixelCount,
      leastSide: isFast ? max(width, height) : nil)
    try picture.resize(to: (width, height), averagingAreas: isFast, into: output)
  }
}
