import CImages
import Checks
import Foundation
import Tensor

/// 64 bits that stay nearly the same when a picture is scaled, compressed or changed a little in brightness.
///
/// The picture is shrunk to 32x32 gray pixels; of their discrete cosine transform the 8x8 lowest frequencies are kept, and each
/// bit says whether one is above their median (Zauner, "Implementation and benchmarking of perceptual image hash
/// functions", 2010). Equal hashes do not prove equal pictures: compare the pixels, too.
public struct PerceptualHash: Sendable, Hashable, Codable {
  /// The 64 bits.
  public let bits: UInt64

  /// A hash that was computed before.
  public init(bits: UInt64) { self.bits = bits }

  /// The hash of a picture of shape `[height, width, channels]`, RGB or gray.
  /// - Throws: ``ImageError`` without memory for it.
  public init(_ picture: Tensor<UInt8>) throws {
    require(
      picture.rank == 3,
      "a picture must have the shape [height, width, channels], received \(picture.shape)")
    self = try picture.withUnsafeBufferPointer {
      try PerceptualHash(
        pixels: $0, width: picture.shape[1], height: picture.shape[0], channels: picture.shape[2])
    }
  }

  package init(
    pixels: UnsafeBufferPointer<UInt8>, width: Int, height: Int, channels: Int
  ) throws {
    let side = CosineBasis.side
    let small = try Thumbnail.pixels(
      of: pixels, width: width, height: height, channels: channels, side: side)
    let gray: [Float] = (0..<side * side).map { place in
      guard channels >= 3 else { return Float(small[place * channels]) }
      let red = 0.299 * Float(small[place * channels])
      let green = 0.587 * Float(small[place * channels + 1])
      return red + green + 0.114 * Float(small[place * channels + 2])
    }
    let frequencies = CosineBasis.lowest(of: gray)
    let median = frequencies.dropFirst().sorted()[(frequencies.count - 1) / 2]
    var bits: UInt64 = 0
    // The first, which is the mean brightness, says nothing.
    for (index, value) in frequencies.enumerated().dropFirst() where value > median {
      bits |= 1 << UInt64(index)
    }
    self.bits = bits
  }

  /// The number of bits that differ, from 0 to 64.
  public func distance(to other: PerceptualHash) -> Int {
    (bits ^ other.bits).nonzeroBitCount
  }
}

/// The lowest frequencies of the discrete cosine transform of 32x32 pixels.
private enum CosineBasis {
  static let side = 32
  static let kept = 8

  /// `cos(pi (2x + 1) u / 64)` for each frequency u and place x.
  private static let values: [Float] = (0..<kept).flatMap { frequency in
    (0..<side).map { place in
      cos(Float.pi * Float((2 * place + 1) * frequency) / Float(2 * side))
    }
  }

  /// The 8x8 lowest, row by row.
  static func lowest(of pixels: [Float]) -> [Float] {
    var rows = [Float](repeating: 0, count: side * kept)
    for row in 0..<side {
      for frequency in 0..<kept {
        var sum: Float = 0
        for x in 0..<side { sum += pixels[row * side + x] * values[frequency * side + x] }
        rows[row * kept + frequency] = sum
      }
    }
    return (0..<kept * kept).map { index in
      (0..<side).reduce(Float(0)) {
        $0 + rows[$1 * kept + index % kept] * values[index / kept * side + $1]
      }
    }
  }
}
