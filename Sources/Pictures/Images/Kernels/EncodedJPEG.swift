import CImages
import Foundation

/// Pixels as the bytes of a JPEG.
enum EncodedJPEG {
  /// - Throws: ``ImageError`` for more than 65,500 pixels a side, or without memory.
  static func data(
    _ pixels: UnsafeBufferPointer<UInt8>, _ kind: codec_pixels, width: Int, height: Int,
    rowSize: Int, quality: Int
  ) throws -> Data {
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    let failure = CodecMessage.collecting { message in
      codec_encode_jpeg(
        pixels.baseAddress, kind, Int32(clamping: width), Int32(clamping: height), rowSize,
        Int32(quality), &bytes, &count, message)
    }
    if let failure { throw ImageError("it cannot be encoded (\(failure))") }
    guard let bytes else { throw ImageError("it cannot be encoded") }
    return Data(bytesNoCopy: bytes, count: count, deallocator: .free)
  }
}
