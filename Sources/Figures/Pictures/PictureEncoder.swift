import Drawing
import Execution
import Foundation

/// Turns pixels into an image file for a gallery.
public struct PictureEncoder: Sendable {
  private let mediaType: String
  private let encode: @Sendable (PixelImage) throws -> Data

  /// An encoder of one's own.
  public init(mediaType: String, encode: @escaping @Sendable (PixelImage) throws -> Data) {
    self.mediaType = mediaType
    self.encode = encode
  }

  /// Exact, for drawings and maps.
  public static let png = PictureEncoder(mediaType: "image/png") { Data(try $0.png()) }

  /// - Throws: What the encoder throws.
  public func picture(_ image: PixelImage, alternativeText: String) throws -> Picture {
    Picture(
      data: try encode(image), mediaType: mediaType, width: image.width, height: image.height,
      alternativeText: alternativeText)
  }
}

extension PictureEncoder {
  /// For photographs in a report.
  public static let small = png
}
