import CKernels
import Randomness
import Tensor

/// Where a training gets its samples from, a batch at a time.
///
/// Tensors are sources. A source of its own kind, such as one that augments pictures, is asked for each batch anew; it
/// must give the same numbers for the same indices and request, from any thread.
public protocol BatchSource: Sendable {
  /// The number of samples.
  var sampleCount: Int { get }
  /// The shape of one sample.
  var sampleShape: [Int] { get }
  /// Whether making a batch takes so long that the next one should be made while the network works on this one.
  var preparesAhead: Bool { get }
  /// Writes the samples at `indices`, one after another, into `batch`, which has room for exactly those.
  func fill(
    _ batch: UnsafeMutableBufferPointer<Float>, with indices: ArraySlice<Int>,
    for request: BatchRequest
  ) throws
  /// How ``fill(_:with:for:)`` mixes the samples at `indices` with each other, so that their targets are mixed alike; `nil`
  /// when it does not.
  func mixture(of indices: ArraySlice<Int>, for request: BatchRequest) -> Mixture?
}

extension BatchSource {
  public var preparesAhead: Bool { false }
  public func mixture(of indices: ArraySlice<Int>, for request: BatchRequest) -> Mixture? { nil }
}

/// For what a batch is made.
public struct BatchRequest: Sendable {
  /// Whether the batch is trained on: only then are pictures augmented.
  public var isTraining: Bool
  /// The epoch, counted from 0.
  public var epoch: Int
  /// Randomness of this epoch; derive a source for each sample by its index.
  public var random: RandomSource

  public init(isTraining: Bool, epoch: Int = 0, random: RandomSource = RandomSource(seed: 0)) {
    self.isTraining = isTraining
    self.epoch = epoch
    self.random = random
  }
}
