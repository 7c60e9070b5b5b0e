import CKernels
import Tensor

/// A 3x3 convolution by Winograd's F(4x4, 3x3), with bias, relu and 2x2 pooling fused into its output transform.
///
/// Pictures are worked on in blocks whose transformed tiles stay in the cache. The gradients are the adjoint of the
/// forward: the output's gradient is transformed once and used for both products. The products for the kernel's
/// gradient are shared out by the 36 positions, each summed over the tiles in order, so the bits do not depend on the
/// number of threads.
///
/// Rounding: `max|a-b| / max|b|` against double precision is below 1e-5 at the laboratory's sizes for outputs and input
/// gradients, and below 1e-4 for all.
final class WinogradPass: Pass {
  let window: Window
  let filters: Int
  let tail: ConvolutionTail
  let kernel: BoundParameter
  let bias: BoundParameter?
  let geometry: ck_winograd
  let blocking: WinogradBlocking
  /// The transformed kernel in panels, and the transposed one for the input's gradient.
  let forwardKernel: AlignedBuffer<Float>
  let backwardKernel: AlignedBuffer<Float>
  private let transposedKernel: AlignedBuffer<Float>
  private var forwardIsFresh = false
  private var backwardIsFresh = false
  /// The transformed input of all blocks, kept for the kernel's gradient.
  let inputs: AlignedBuffer<Float>
  /// Where each maximum was.
  let places: AlignedBuffer<UInt8>
  private lazy var gradients = WinogradGradients(self)
  let zeros: AlignedBuffer<Float>
  private let inputScratch: WorkerScratch
  private let productScratch: WorkerScratch

  var inputCount: Int { window.inputCount }
  var outputCount: Int {
    tail.pools
      ? window.outputHeight / 2 * (window.outputWidth / 2) * filters : window.outputPixels * filters
  }

  init(_ layer: Conv2D, _ window: Window, _ site: PassSite, _ tail: ConvolutionTail) {
    self.window = window
    self.tail = tail
    filters = layer.filters
    kernel = site.parameters[0]
    bias = layer.useBias ? site.parameters[1] : nil
    let height = tail.pools ? window.outputHeight / 2 * 2 : window.outputHeight
    let width = tail.pools ? window.outputWidth / 2 * 2 : window.outputWidth
    geometry = ck_winograd(
      height: Int32(window.height), width: Int32(window.width), channels: Int32(window.channels),
      pad_y: Int32(window.padTop), pad_x: Int32(window.padLeft),
      output_height: Int32(height), output_width: Int32(width), filters: Int32(layer.filters),
      tiles_y: Int32((height + 3) / 4), tiles_x: Int32((width + 3) / 4))
    blocking = WinogradBlocking(
      channels: window.channels, filters: layer.filters,
      tiles: Int(geometry.tiles_y * geometry.tiles_x), capacity: site.capacity)
    forwardKernel = AlignedBuffer(count: 36 * blocking.forwardKernelStride)
    let goesBack = site.goesBack ? 1 : 0
    backwardKernel = AlignedBuffer(count: goesBack * 36 * blocking.backwardKernelStride)
    transposedKernel = AlignedBuffer(count: goesBack * 9 * window.channels * layer.filters)
    inputs = AlignedBuffer(count: goesBack * blocking.blockCount * blocking.inputBlock)
    places = AlignedBuffer(
      count: tail.pools ? goesBack * site.capacity * height / 2 * (width / 2) * layer.filters : 0)
    zeros = AlignedBuffer(count: max(window.channels, layer.filters))
    inputScratch = WorkerScratch(count: blocking.inputBlock)
    productScratch = WorkerScratch(count: blocking.productBlock)
  }

  func weightsChanged() {
    forwardIsFresh = false
    backwardIsFresh = false
  }

  func forward(
    _ input: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>, _ step: Step
  ) {
    prepareForwardKernel()
    let kept = step.goesBack ? inputs.base : nil
    let places = step.goesBack && tail.pools ? self.places.base : nil
    Parallel.forEachRange(of: step.count, size: blocking.pictures) { pictures, worker in
      let block = pictures.lowerBound / blocking.pictures
      let v = kept.map { $0 + block * blocking.inputBlock } ?? inputScratch[worker]
      transformInput(input, pictures, v)
      for first in stride(from: 0, to: filters, by: blocking.filterChunk) {
        let count = min(blocking.filterChunk, filters - first)
        let m = productScratch[worker]
        multiply(v, rows: pictures.count * blocking.tiles, first, count, m)
        transformOutput(m, pictures, first, count, output, places)
      }
    }
  }

  private func transformInput(
    _ input: UnsafePointer<Float>, _ pictures: Range<Int>, _ v: UnsafeMutablePointer<Float>
  ) {
    var geometry = geometry
    for (place, picture) in pictures.enumerated() {
      ck_winograd_input(
        &geometry, input + picture * inputCount, zeros.base,
        v + place * blocking.tiles * window.channels, blocking.inputStride)
    }
  }

  private func multiply(
    _ v: UnsafePointer<Float>, rows: Int, _ first: Int, _ count: Int,
    _ m: UnsafeMutablePointer<Float>
  ) {
    let channels = window.channels
    var product = ck_product(
      m: rows, n: count, inner: channels, outer: 1, a_row: channels, a_column: 1, a_outer: 0,
      b_panel: channels * 32, b_outer: 0, b_row: 32, c_row: count, accumulate: 0, next: nil)
    let kernel = forwardKernel.base + first * channels
    for k in 0..<36 {
      product.next =
        UnsafePointer(
          k < 35
            ? kernel + (k + 1) * blocking.forwardKernelStride
            : first + count < filters ? kernel + count * channels : forwardKernel.base)
      ck_multiply(
        &product, v + k * blocking.inputStride, kernel + k * blocking.forwardKernelStride,
        m + k * blocking.productStride)
    }
  }

  private func transformOutput(
    _ m: UnsafePointer<Float>, _ pictures: Range<Int>, _ first: Int, _ count: Int,
    _ output: UnsafeMutablePointer<Float>, _ places: UnsafeMutablePointer<UInt8>?
  ) {
    var geometry = geometry
    let relu: Int32 = tail.relu ? 1 : 0
    for (place, picture) in pictures.enumerated() {
      let products = m + place * blocking.tiles * count
      let target = output + picture * outputCount
      if tail.pools {
        ck_winograd_output_pooled(
          &geometry, products, blocking.productStride, Int32(first), Int32(count), bias?.values,
          relu, target, places.map { $0 + picture * outputCount })
      } else {
        ck_winograd_output(
          &geometry, products, blocking.productStride, Int32(first), Int32(count), bias?.values,
          relu, target)
      }
    }
  }

  func backward(_ flow: BackwardFlow, _ step: Step) {
    if flow.inputGradient != nil { prepareBackwardKernel() }
    gradients.backward(flow, step)
  }

  private func prepareForwardKernel() {
    guard !forwardIsFresh else { return }
    forwardIsFresh = true
    Parallel.forEachRange(of: window.channels, size: 16) { rows, _ in
      ck_winograd_kernel(
        kernel.values, window.channels, filters, rows.lowerBound, rows.upperBound,
        forwardKernel.base, blocking.forwardKernelStride)
    }
  }

  private func prepareBackwardKernel() {
    guard !backwardIsFresh else { return }
    backwardIsFresh = true
    let (channels, size) = (window.channels, window.channels * filters)
    let (transposed, target) = (transposedKernel.base, backwardKernel.base)
    Parallel.forEach(9) { tap, _ in
      ck_transpose(
        kernel.values + tap * size, channels, filters, 0, channels, transposed + tap * size)
    }
    Parallel.forEachRange(of: filters, size: 16) { rows, _ in
      ck_winograd_kernel(
        transposed, filters, channels, rows.lowerBound, rows.upperBound, target,
        blocking.backwardKernelStride)
    }
  }
}
