import CImages
import Foundation

/// The pixels of a picture, upright and at its own size or at a fraction of it.
///
/// Every picture is decoded here: JPEG and PNG by their libraries, WebP and BMP by OpenCV.
struct DecodedPicture: ~Copyable {
  let pixels: UnsafeMutablePointer<UInt8>
  let width: Int
  let height: Int
  let channels: Int

  /// Decodes a whole file.
  ///
  /// - Parameters:
  ///   - bytes: The bytes of the file.
  ///   - channels: 3 for RGB, 1 for gray.
  ///   - largestPixelCount: Pictures with more pixels are refused before memory is allocated for them.
  ///   - leastSide: If given, a JPEG may be decoded at a fraction of its size, as long as no side becomes shorter.
  /// - Throws: ``ImageError`` for a file that cannot be decoded, or only in part.
  init(
    _ bytes: UnsafeRawBufferPointer, channels: Int, largestPixelCount: Int, leastSide: Int? = nil
  ) throws {
    let format = try ImageFormat(startOf: bytes)
    var picture = codec_picture()
    let request = codec_request(
      channels: Int32(channels), most_pixels: largestPixelCount,
      least_side: Int32(clamping: leastSide ?? 0))
    switch format {
    case .jpeg: try Self.decode(bytes, request, &picture, codec_decode_jpeg)
    case .png: try Self.decode(bytes, request, &picture, codec_decode_png)
    case .webp, .bmp:
      let (width, height) = try format.declaredSize(in: bytes)
      guard width > 0, height > 0, width <= largestPixelCount / height else {
        throw ImageError(
          "it has \(width)x\(height) pixels, more than the \(largestPixelCount) that are read")
      }
      try OpenCV.check(
        ocv_decode(
          bytes.baseAddress, bytes.count, Int32(channels), &picture.width, &picture.height,
          &picture.pixels))
    }
    guard let pixels = picture.pixels else { throw ImageError("it has no pixels") }
    self.pixels = pixels
    width = Int(picture.width)
    height = Int(picture.height)
    self.channels = channels
  }

  deinit { free(pixels) }

  private typealias Decoder = (
    UnsafePointer<UInt8>?, Int, codec_request, UnsafeMutablePointer<codec_picture>?,
    UnsafeMutablePointer<CChar>?
  ) -> Int32

  private static func decode(
    _ bytes: UnsafeRawBufferPointer, _ request: codec_request, _ picture: inout codec_picture,
    _ decoder: Decoder
  ) throws {
    let failure = CodecMessage.collecting { message in
      decoder(
        bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count, request, &picture,
        message)
    }
    if let failure { throw ImageError(failure) }
  }
}

/// The text that a decoder in `CImages` leaves when it fails.
enum CodecMessage {
  /// Calls `body`, and returns its message unless it returns 0.
  static func collecting(_ body: (UnsafeMutablePointer<CChar>?) -> Int32) -> String? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(CODEC_MESSAGE_SIZE)) { message in
      message.initialize(repeating: 0)
      guard body(message.baseAddress) != 0, let start = message.baseAddress else { return nil }
      return String(cString: start)
    }
  }
}
