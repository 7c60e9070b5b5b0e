import Display
import Drawing
import Foundation
import Images

/// Turns pixels into an image file for a gallery.
public struct PictureEncoder: Sendable {
  private let mediaType: String
  private let encode: @Sendable (PixelImage) throws -> Data

  /// A custom encoder.
  public init(mediaType: String, encode: @escaping @Sendable (PixelImage) throws -> Data) {
    self.mediaType = mediaType
    self.encode = encode
  }

  /// Exact, for drawings and maps.
  public static let png = PictureEncoder(mediaType: "image/png") { Data(try $0.png()) }

  /// For photographs of the size that networks see: WebP of quality 82, some 1.5 KB for 64 by 64 pixels.
  public static let small = PictureEncoder(ImageEncoder(.webp(quality: 82)))

  /// An encoder of `Images`.
  public init(_ encoder: ImageEncoder) {
    self.init(mediaType: encoder.mediaType) { image in
      try image.pixels.withUnsafeBufferPointer {
        try encoder.encode(
          $0, width: image.width, height: image.height, channels: image.channels)
      }
    }
  }

  /// Encodes a picture for a report.
  /// - Throws: What the encoder throws.
  public func picture(_ image: PixelImage, alternativeText: String) throws -> Picture {
    Picture(
      data: try encode(image), mediaType: mediaType, width: image.width, height: image.height,
      alternativeText: alternativeText)
  }
}
