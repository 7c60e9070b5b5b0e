import CKernels
import Checks
import Tensor

/// Elements that a network takes as samples.
public protocol SampleScalar: TensorScalar {
  /// Writes `source` as the network sees it: 8-bit pixels scaled to 0...1, floats as they are.
  static func convert(
    _ source: UnsafeBufferPointer<Self>, to target: UnsafeMutableBufferPointer<Float>)
}

extension Float: SampleScalar {
  public static func convert(
    _ source: UnsafeBufferPointer<Float>, to target: UnsafeMutableBufferPointer<Float>
  ) {
    _ = target.update(from: source)
  }
}

extension UInt8: SampleScalar {
  public static func convert(
    _ source: UnsafeBufferPointer<UInt8>, to target: UnsafeMutableBufferPointer<Float>
  ) {
    guard let from = source.baseAddress, let to = target.baseAddress else { return }
    ck_bytes_to_floats(from, to, Swift.min(source.count, target.count), 1 / 255)
  }
}

/// The rows of a tensor are samples. Pixels stay 8-bit in memory and are scaled as batches are made.
extension Tensor: BatchSource where Scalar: SampleScalar {
  public var sampleCount: Int { rowCount }
  public var sampleShape: [Int] { rowShape }

  public func fill(
    _ batch: SampleBatch, with indices: ArraySlice<Int>, for request: BatchRequest
  ) throws {
    let size = elementCount(of: rowShape)
    let first = indices.startIndex
    let samples = batch.samples
    withUnsafeBufferPointer { source in
      Parallel.forEach(indices.count) { place, _ in
        let index = indices[first + place]
        require(index >= 0 && index < rowCount, "sample \(index) of \(rowCount)")
        Scalar.convert(
          UnsafeBufferPointer(rebasing: source[index * size..<(index + 1) * size]),
          to: UnsafeMutableBufferPointer(rebasing: samples[place * size..<(place + 1) * size]))
      }
    }
  }
}
