import CImages
import Checks
import Synchronization
import Tensor

/// Whole sets of pictures, of shape `[count, height, width, channels]`, on all cores.
extension Tensor<UInt8> {
  /// All pictures in another size; where they shrink, a pixel is the mean of the area that it covers.
  /// - Throws: ``ImageError`` without memory for it.
  public func resizingPictures(width: Int, height: Int) throws -> Tensor {
    require(
      rank == 4, "pictures must have the shape [n, height, width, channels], received \(shape)")
    require(width > 0 && height > 0, "a size must be positive, received \(width) x \(height)")
    if width == shape[2], height == shape[1] { return self }
    let (rows, columns, channels) = (shape[1], shape[2], shape[3])
    let method = width < columns || height < rows ? OCV_AREA : OCV_LINEAR
    return try mappingPictures(to: [height, width, channels]) { picture, output in
      try OpenCV.check(
        ocv_resize(
          picture.baseAddress, Int32(columns), Int32(rows), Int32(channels),
          Int32(method.rawValue), output.baseAddress, Int32(width), Int32(height)))
    }
  }

  /// All pictures, each changed in the same way.
  /// - Throws: ``ImageError`` without memory for it.
  public func changingPictures(_ transform: PictureTransform) throws -> Tensor {
    require(
      rank == 4, "pictures must have the shape [n, height, width, channels], received \(shape)")
    let (rows, columns, channels) = (shape[1], shape[2], shape[3])
    return try mappingPictures(to: rowShape) { picture, output in
      try transform.apply(
        to: picture, height: rows, width: columns, channels: channels, output)
    }
  }

  /// All color pictures in gray, `[count, height, width, 1]`, by the weights of ITU-R BT.601: `0.299 R + 0.587 G + 0.114 B`.
  public var grayPictures: Tensor {
    require(
      rank == 4 && shape[3] == 3,
      "color pictures must have the shape [n, height, width, 3], received \(shape)")
    return mappingPictures(to: [shape[1], shape[2], 1]) { picture, output in
      for pixel in output.indices {
        let (red, green, blue) = (
          Int(picture[3 * pixel]), Int(picture[3 * pixel + 1]), Int(picture[3 * pixel + 2])
        )
        output[pixel] = UInt8((299 * red + 587 * green + 114 * blue + 500) / 1000)
      }
    }
  }

  /// Makes a picture of shape `pictureShape` from each; `body` gets the pixels of one and the place for the other.
  private func mappingPictures<Failure: Error>(
    to pictureShape: [Int],
    _ body: (UnsafeBufferPointer<UInt8>, UnsafeMutableBufferPointer<UInt8>) throws(Failure) -> Void
  ) throws(Failure) -> Tensor {
    let (size, newSize) = (rowShape.reduce(1, *), pictureShape.reduce(1, *))
    let failure = Mutex<Failure?>(nil)
    let result = Tensor(shape: [rowCount] + pictureShape) { output in
      output.initialize(repeating: 0)
      withUnsafeBufferPointer { pixels in
        Parallel.forEachRange(of: rowCount, size: 32) { range, _ in
          do throws(Failure) {
            for index in range {
              try body(
                UnsafeBufferPointer(rebasing: pixels[index * size..<(index + 1) * size]),
                UnsafeMutableBufferPointer(
                  rebasing: output[index * newSize..<(index + 1) * newSize]))
            }
          } catch {
            failure.withLock { $0 = error }
          }
        }
      }
    }
    if let error = failure.withLock({ $0 }) { throw error }
    return result
  }
}
