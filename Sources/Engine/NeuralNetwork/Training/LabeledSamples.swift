import Checks
import Tensor

/// Samples with a row of targets for each: what a training takes its batches from.
struct LabeledSamples: BatchSource {
  let source: any BatchSource
  /// `[sampleCount]` and the shape of one target.
  let targets: Tensor<Float>

  var sampleCount: Int { source.sampleCount }
  var sampleShape: [Int] { source.sampleShape }
  var preparesAhead: Bool { source.preparesAhead }

  func fill(_ batch: SampleBatch, with indices: ArraySlice<Int>, for request: BatchRequest) throws {
    let size = elementCount(of: targets.rowShape)
    targets.withUnsafeBufferPointer { rows in
      for (place, index) in indices.enumerated() {
        _ = UnsafeMutableBufferPointer(rebasing: batch.targets[(place * size)...])
          .update(fromContentsOf: rows[index * size..<(index + 1) * size])
      }
    }
    try source.fill(batch, with: indices, for: request)
  }
}
