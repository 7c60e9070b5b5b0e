import Checks
import Images
import NeuralNetwork
import Randomness
import Tensor

/// Pictures that are changed at random each time that a network trains on them, and left as they are when it is evaluated.
///
/// The changes follow from the training's randomness, the epoch and the picture alone, so a training that is interrupted and
/// continued sees the same. They are made on a separate thread while the network works on the previous batch.
///
/// ```swift
/// let samples = AugmentedPictures(pictures.training.pixels, Augmentation(horizontalFlip: true))
/// let history = try model.fit(samples, targets, validationSplit: 0.2)
/// ```
public struct AugmentedPictures: BatchSource {
  /// `[count, height, width, channels]`.
  public let pixels: Tensor<UInt8>
  /// The random changes and how far they go.
  public let augmentation: Augmentation

  /// Makes a source of changed copies of `pixels`.
  /// - Precondition: `pixels` has the shape `[count, height, width, channels]`.
  public init(_ pixels: Tensor<UInt8>, _ augmentation: Augmentation) {
    require(
      pixels.rank == 4,
      "pictures must have the shape [n, height, width, channels], received \(pixels.shape)")
    self.pixels = pixels
    self.augmentation = augmentation
  }

  public var sampleCount: Int { pixels.sampleCount }
  public var sampleShape: [Int] { pixels.sampleShape }
  public var preparesAhead: Bool { true }

  public func fill(
    _ batch: SampleBatch, with indices: ArraySlice<Int>, for request: BatchRequest
  ) throws {
    guard request.isTraining else {
      try pixels.fill(batch, with: indices, for: request)
      return
    }
    let (height, width, channels) = (pixels.shape[1], pixels.shape[2], pixels.shape[3])
    let size = height * width * channels
    let changed = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: size)
    defer { changed.deallocate() }
    changed.initialize(repeating: 0)
    try pixels.withUnsafeBufferPointer { source in
      for (place, index) in indices.enumerated() {
        var generator = request.random[index].generator
        try augmentation.transform(height: height, width: width, using: &generator).apply(
          to: UnsafeBufferPointer(rebasing: source[index * size..<(index + 1) * size]),
          height: height, width: width, channels: channels, changed)
        UInt8.convert(
          UnsafeBufferPointer(changed),
          to: UnsafeMutableBufferPointer(rebasing: batch.samples[place * size..<(place + 1) * size])
        )
      }
    }
  }

  /// The picture at `index` as the training sees it, for a preview; another `epoch`, another change.
  /// - Throws: `ImageError` without memory for it.
  public func preview(_ index: Int, epoch: Int = 0, random: RandomSource) throws -> Tensor<UInt8> {
    var generator = random[epoch][index].generator
    return try augmentation.transform(
      height: pixels.shape[1], width: pixels.shape[2], using: &generator
    ).apply(to: pixels.row(index))
  }
}
