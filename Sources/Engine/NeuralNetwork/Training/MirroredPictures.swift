import Checks
import Tensor

/// Pictures mirrored left to right as batches are made.
public struct MirroredPictures: BatchSource {
  /// `[n, height, width, channels]`.
  public let pixels: Tensor<UInt8>

  /// Mirrors every picture.
  /// - Precondition: `pixels` has the shape `[n, height, width, channels]`.
  public init(_ pixels: Tensor<UInt8>) {
    require(
      pixels.rank == 4, "pictures have the shape [n, height, width, channels], not \(pixels.shape)")
    self.pixels = pixels
  }

  public var sampleCount: Int { pixels.sampleCount }
  public var sampleShape: [Int] { pixels.sampleShape }

  public func fill(
    _ batch: SampleBatch, with indices: ArraySlice<Int>, for request: BatchRequest
  ) throws {
    try pixels.fill(batch, with: indices, for: request)
    let (width, channels) = (sampleShape[1], sampleShape[2])
    let samples = batch.samples
    for line in stride(from: 0, to: samples.count, by: width * channels) {
      for column in 0..<width / 2 {
        let (left, right) = (line + column * channels, line + (width - 1 - column) * channels)
        for channel in 0..<channels { samples.swapAt(left + channel, right + channel) }
      }
    }
  }
}
