import Randomness

/// Where a training gets its samples from, a batch at a time.
///
/// Tensors are sources. A source of another kind, such as one that augments pictures, makes each batch when it is needed; it
/// must give the same numbers for the same indices and request, from any thread.
///
/// ```swift
/// struct Noise: BatchSource {
///   var sampleCount: Int { 1000 }
///   var sampleShape: [Int] { [8] }
///   func fill(_ batch: SampleBatch, with indices: ArraySlice<Int>, for request: BatchRequest) {
///     for (place, index) in indices.enumerated() {
///       var generator = request.random[index].generator
///       for number in batch.sample(place, of: indices.count).indices {
///         batch.samples[number] = .random(in: -1...1, using: &generator)
///       }
///     }
///   }
/// }
/// ```
public protocol BatchSource: Sendable {
  /// The number of samples.
  var sampleCount: Int { get }
  /// The shape of one sample.
  var sampleShape: [Int] { get }
  /// Whether making a batch takes so long that the next one should be made while the network works on this one.
  var preparesAhead: Bool { get }
  /// Fills `batch` with the samples at `indices`, one after another.
  ///
  /// The batch has room for exactly those. Its targets are there already; a source that mixes samples mixes their
  /// targets in the same way.
  func fill(_ batch: SampleBatch, with indices: ArraySlice<Int>, for request: BatchRequest) throws
}

extension BatchSource {
  /// By default batches are made when they are needed.
  public var preparesAhead: Bool { false }
}

/// The memory of a batch: its samples and their targets, each one after another.
public struct SampleBatch {
  /// The numbers of all samples.
  public var samples: UnsafeMutableBufferPointer<Float>
  /// The numbers of all targets; empty where none are wanted, as in a prediction.
  public var targets: UnsafeMutableBufferPointer<Float>

  /// A batch in memory that the caller keeps for as long as the batch is used.
  public init(
    samples: UnsafeMutableBufferPointer<Float>,
    targets: UnsafeMutableBufferPointer<Float> = UnsafeMutableBufferPointer(start: nil, count: 0)
  ) {
    self.samples = samples
    self.targets = targets
  }

  /// The numbers of the sample at `place` in a batch of `count`.
  public func sample(_ place: Int, of count: Int) -> Slice<UnsafeMutableBufferPointer<Float>> {
    let size = samples.count / count
    return samples[place * size..<(place + 1) * size]
  }
}

/// What a batch is made for.
public struct BatchRequest: Sendable {
  /// Whether the batch is trained on: only then are pictures augmented.
  public var isTraining: Bool
  /// The epoch, counted from 0.
  public var epoch: Int
  /// Randomness of this epoch; derive a source for each sample by its index.
  public var random: RandomSource

  /// A request; by default for the first epoch.
  public init(isTraining: Bool, epoch: Int = 0, random: RandomSource = RandomSource(seed: 0)) {
    self.isTraining = isTraining
    self.epoch = epoch
    self.random = random
  }
}
