import CJPEG
import Foundation

/// The pixels of a JPEG at its own size, or at a fraction of it.
struct DecodedJPEG: ~Copyable {
  let pixels: UnsafeMutablePointer<UInt8>?
  let width: Int32
  let height: Int32

  /// - Throws: ``ImageError`` for a file that is damaged, be it only in part.
  init(_ bytes: UnsafeRawBufferPointer, channels: Int, reduction: Int = 1) throws {
    var (width, height): (Int32, Int32) = (0, 0)
    var pixels: UnsafeMutablePointer<UInt8>?
    let failure = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { message in
      message.initialize(repeating: 0)
      let status = cjpeg_decode(
        bytes.baseAddress, bytes.count, Int32(channels), Int32(reduction), &width, &height, &pixels,
        message.baseAddress)
      return status == 0 ? nil : String(cString: message.baseAddress!)
    }
    if let failure { throw ImageError("it is damaged (\(failure))") }
    self.pixels = pixels
    self.width = width
    self.height = height
  }

  deinit { free(pixels) }
}
