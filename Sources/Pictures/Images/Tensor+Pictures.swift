import CImages
import Checks
import Foundation
import Tensor

extension Tensor<UInt8> {
  /// The picture in a file at its own size; shape `[height, width, channels]`.
  ///
  /// - Parameters:
  ///   - path: A JPEG, PNG, WebP or BMP file.
  ///   - channels: 3 for RGB, the default; 1 for gray.
  ///   - largestPixelCount: Pictures with more pixels are refused.
  /// - Throws: ``ImageError`` with the path and the reason.
  public init(pictureFile path: String, channels: Int = 3, largestPixelCount: Int = 1 << 26) throws
  {
    require(
      channels == 1 || channels == 3, "pictures must have 1 or 3 channels, received \(channels)")
    do {
      self = try FileContent.withBytes(ofFile: path) { bytes in
        let picture = try DecodedPicture(
          bytes, channels: channels, largestPixelCount: largestPixelCount)
        return Self(
          shape: [picture.height, picture.width, channels],
          elements: UnsafeBufferPointer(
            start: picture.pixels, count: picture.height * picture.width * channels))
      }
    } catch let error as ImageError {
      throw ImageError(path: path, error.reason)
    }
  }

  /// This picture of shape `[height, width, channels]` in another size, bilinear.
  /// - Throws: ``ImageError`` without memory for it.
  public func resized(width: Int, height: Int) throws -> Tensor {
    require(rank == 3, "a picture must have the shape [height, width, channels], received \(shape)")
    return try Tensor(shape: [height, width, shape[2]]) { output in
      try withUnsafeBufferPointer { pixels in
        try OpenCV.check(
          ocv_resize(
            pixels.baseAddress, Int32(shape[1]), Int32(shape[0]), Int32(shape[2]),
            Int32(OCV_LINEAR.rawValue), output.baseAddress, Int32(width), Int32(height)))
      }
    }
  }
}
