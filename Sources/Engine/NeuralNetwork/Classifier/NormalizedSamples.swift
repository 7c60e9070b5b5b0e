import Checks
import Tensor

/// Samples of another source, each normalized as batches are made.
public struct NormalizedSamples<Source: BatchSource>: BatchSource {
  /// The samples as they are before.
  public let source: Source
  /// What is done to each sample.
  public let normalization: PixelNormalization

  public var sampleCount: Int { source.sampleCount }
  public var sampleShape: [Int] { source.sampleShape }
  public var preparesAhead: Bool { source.preparesAhead || normalization.whitening != nil }

  public func fill(
    _ batch: SampleBatch, with indices: ArraySlice<Int>, for request: BatchRequest
  ) throws {
    try source.fill(batch, with: indices, for: request)
    let size = elementCount(of: sampleShape)
    let channels = sampleShape.last ?? 1
    nonisolated(unsafe) let samples = batch.samples
    Parallel.forEach(indices.count) { place, _ in
      normalization.apply(
        to: UnsafeMutableBufferPointer(rebasing: samples[place * size..<(place + 1) * size]),
        channels: channels)
    }
    guard let whitening = normalization.whitening, let rows = samples.baseAddress else { return }
    let copy = AlignedBuffer<Float>(count: indices.count * size)
    copy.base.update(from: rows, count: indices.count * size)
    whitening.withUnsafeBufferPointer {
      MatrixProduct.multiplyInParallel(
        copy.base, lda: size, $0.baseAddress!, ldb: size, into: rows, ldc: size, m: indices.count,
        n: size, k: size)
    }
  }
}

extension BatchSource {
  /// These samples, each normalized after it was made, and augmented.
  /// - Precondition: The normalization is for samples of this shape.
  public func normalized(by normalization: PixelNormalization) -> NormalizedSamples<Self> {
    let mismatch = normalization.mismatch(with: sampleShape)
    require(mismatch == nil, mismatch ?? "")
    return NormalizedSamples(source: self, normalization: normalization)
  }
}
