import CKernels
import Tensor

/// The transformed kernel of a Winograd convolution, and the transposed one for the input's gradient, made when first asked for
/// after the weights changed.
final class WinogradKernels {
  private let kernel: BoundParameter
  private let tile: Int32
  private let channels: Int
  private let filters: Int
  let forwardStride: Int
  let backwardStride: Int
  private let forwardKernel: AlignedBuffer<Float>
  private let backwardKernel: AlignedBuffer<Float>
  private let transposedKernel: AlignedBuffer<Float>
  private var forwardIsFresh = false
  private var backwardIsFresh = false

  init(_ kernel: BoundParameter, _ geometry: ck_winograd, goesBack: Bool) {
    let (channels, filters) = (Int(geometry.channels), Int(geometry.filters))
    tile = geometry.tile
    self.kernel = kernel
    self.channels = channels
    self.filters = filters
    forwardStride = oddLines((filters + 31) / 32 * 32 * channels)
    backwardStride = oddLines((channels + 31) / 32 * 32 * filters)
    forwardKernel = AlignedBuffer(count: geometry.positions * forwardStride)
    backwardKernel = AlignedBuffer(count: goesBack ? geometry.positions * backwardStride : 0)
    transposedKernel = AlignedBuffer(count: goesBack ? 9 * channels * filters : 0)
  }

  func weightsChanged() {
    forwardIsFresh = false
    backwardIsFresh = false
  }

  /// A matrix of `[channels, filters]` for each position of a tile, in panels of 32 filters.
  func forward() -> UnsafePointer<Float> {
    if !forwardIsFresh {
      forwardIsFresh = true
      Parallel.forEachRange(of: channels, size: 16) { rows, _ in
        ck_winograd_kernel(
          tile, kernel.values, channels, filters, rows.lowerBound, rows.upperBound,
          forwardKernel.base, forwardStride)
      }
    }
    return UnsafePointer(forwardKernel.base)
  }

  /// A matrix of `[filters, channels]` for each position of a tile, in panels of 32 channels.
  func backward() -> UnsafePointer<Float> {
    if !backwardIsFresh {
      backwardIsFresh = true
      let size = channels * filters
      let (transposed, target) = (transposedKernel.base, backwardKernel.base)
      Parallel.forEach(9) { tap, _ in
        ck_transpose(
          kernel.values + tap * size, channels, filters, 0, channels, transposed + tap * size)
      }
      Parallel.forEachRange(of: filters, size: 16) { rows, _ in
        ck_winograd_kernel(
          tile, transposed, filters, channels, rows.lowerBound, rows.upperBound, target,
          backwardStride)
      }
    }
    return UnsafePointer(backwardKernel.base)
  }
}
