import Checks

/// Samples of another source, in another order; nothing is copied.
///
/// Shuffled pictures, a split, a fixed subset: all are selections of one data set.
public struct SampleSelection<Source: BatchSource>: BatchSource {
  /// The samples that are drawn from.
  public let source: Source
  /// The places in ``source``, in this selection's order.
  public let indices: [Int]

  public var sampleCount: Int { indices.count }
  public var sampleShape: [Int] { source.sampleShape }
  public var preparesAhead: Bool { source.preparesAhead }

  public func fill(
    _ batch: SampleBatch, with indices: ArraySlice<Int>, for request: BatchRequest
  ) throws {
    try source.fill(batch, with: indices.map { self.indices[$0] }[...], for: request)
  }
}

extension BatchSource {
  /// The samples at `indices`, in that order.
  /// - Precondition: Each index is that of a sample.
  public func selecting(_ indices: [Int]) -> SampleSelection<Self> {
    for index in indices {
      require(
        index >= 0 && index < sampleCount, "sample \(index) of a source with \(sampleCount)")
    }
    return SampleSelection(source: self, indices: indices)
  }
}
