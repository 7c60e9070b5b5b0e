import CImages
import Checks
import Foundation
import Tensor

/// Encodes pixels as the bytes of a picture's file, JPEG without opacity.
///
/// ```swift
/// let file = try ImageEncoder(.jpeg(quality: 90)).encode(pictures.row(0))
/// ```
public struct ImageEncoder: Sendable, Hashable {
  /// A format with its settings.
  public enum Format: Sendable, Hashable {
    /// Without loss; the default.
    case png
    /// `quality` from 0 to 100.
    case jpeg(quality: Int)
    /// `quality` from 0 to 100.
    case webp(quality: Int)
    /// WebP without loss.
    case losslessWebP
  }

  /// The format that pictures are encoded in.
  public var format: Format

  /// An encoder for a format; PNG by default.
  public init(_ format: Format = .png) { self.format = format }

  /// `image/png`, `image/jpeg` or `image/webp`.
  public var mediaType: String {
    switch format {
    case .png: "image/png"
    case .jpeg: "image/jpeg"
    case .webp, .losslessWebP: "image/webp"
    }
  }

  /// Encodes a picture of shape `[height, width, channels]`, 1 channel being gray, 3 RGB and 4 RGB with opacity.
  /// - Throws: ``ImageError`` when the format cannot hold it, such as WebP more than 16,383 pixels a side.
  public func encode(_ picture: Tensor<UInt8>) throws -> Data {
    require(
      picture.rank == 3,
      "a picture must have the shape [height, width, channels], received \(picture.shape)")
    return try picture.withUnsafeBufferPointer {
      try encode(
        $0, width: picture.shape[1], height: picture.shape[0], channels: picture.shape[2])
    }
  }

  /// Encodes `height * width * channels` bytes, row by row from the top left.
  /// - Throws: ``ImageError`` when the format cannot hold it.
  public func encode(
    _ pixels: UnsafeBufferPointer<UInt8>, width: Int, height: Int, channels: Int = 3
  ) throws -> Data {
    require(
      [1, 3, 4].contains(channels) && width > 0 && height > 0
        && pixels.count == width * height * channels,
      "a picture of \(width)x\(height) must have 1, 3 or 4 channels and as many bytes, received \(channels) channels and "
        + "\(pixels.count) bytes")
    if case .jpeg = format {
      let kind = channels == 1 ? CODEC_GRAY : channels == 3 ? CODEC_RGB : CODEC_RGBX
      return try EncodedJPEG.data(
        pixels, kind, width: width, height: height, rowSize: width * channels, quality: quality)
    }
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    try OpenCV.check(
      ocv_encode(
        pixels.baseAddress, Int32(width), Int32(height), Int32(channels), `extension`,
        Int32(quality), &bytes, &count))
    guard let bytes else { throw ImageError("OpenCV returned no bytes") }
    return Data(bytesNoCopy: bytes, count: count, deallocator: .free)
  }

  /// Encodes the pixels of a canvas as JPEG: `height` rows of `rowSize` bytes, each pixel a word with red, green and blue in its
  /// lower 24 bits.
  /// - Throws: ``ImageError`` for more than 65,500 pixels a side.
  package static func jpeg(
    words: UnsafeRawBufferPointer, width: Int, height: Int, rowSize: Int, quality: Int
  ) throws -> Data {
    require(
      width > 0 && rowSize >= width * 4 && words.count >= height * rowSize,
      "a canvas of \(width)x\(height) pixels must have \(height) rows of at least \(width * 4) bytes, received "
        + "\(words.count) bytes in rows of \(rowSize)")
    return try EncodedJPEG.data(
      words.bindMemory(to: UInt8.self), CODEC_WORDS, width: width, height: height,
      rowSize: rowSize, quality: quality)
  }

  private var `extension`: String {
    switch format {
    case .png: ".png"
    case .jpeg: ".jpg"
    case .webp, .losslessWebP: ".webp"
    }
  }

  private var quality: Int {
    switch format {
    case .png: 0
    case .jpeg(let quality), .webp(let quality): min(max(quality, 0), 100)
    case .losslessWebP: 101
    }
  }
}
