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
final class WinogradPass: PiecewiseConvolution {
  let window: Window
  let filters: Int
  let tail: ConvolutionTail
  let kernel: BoundParameter
  let kernels: WinogradKernels
  let bias: BoundParameter?
  let geometry: ck_winograd
  let blocking: WinogradBlocking
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

  var changesOutputGradient: Bool { false }
  var addsToInputGradient: Bool { true }
  var piecesPerPicture: Int { 1 }
  var piecePixels: Int { window.outputPixels }

  init(_ layer: Conv2D, _ window: Window, _ site: PassSite, _ tail: ConvolutionTail) {
    self.window = window
    self.tail = tail
    filters = layer.filters
    kernel = site.parameters[0]
    bias = layer.useBias ? site.parameters[1] : nil
    kernels = WinogradKernels(
      kernel, channels: window.channels, filters: layer.filters, goesBack: site.goesBack)
    geometry = ck_winograd(window, filters: layer.filters, pools: tail.pools)
    blocking = WinogradBlocking(
      channels: window.channels, filters: layer.filters,
      tiles: geometry.tileCount, capacity: site.capacity)
    let goesBack = site.goesBack ? 1 : 0
    inputs = AlignedBuffer(count: goesBack * blocking.blockCount * blocking.inputBlock)
    places = AlignedBuffer(
      count: tail.pools ? goesBack * site.capacity * geometry.pooledCount : 0)
    zeros = AlignedBuffer(count: max(window.channels, layer.filters))
    inputScratch = WorkerScratch(count: blocking.inputBlock)
    productScratch = WorkerScratch(count: blocking.productBlock)
  }

  func weightsChanged() { kernels.weightsChanged() }

  func forward(
    _ input: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>, _ step: Step,
    look: ((_ pixels: Range<Int>, _ piece: Int) -> Void)?
  ) {
    let kernel = kernels.forward()
    let kept = step.goesBack ? inputs.base : nil
    let places = step.goesBack && tail.pools ? self.places.base : nil
    Parallel.forEachRange(of: step.count, size: blocking.pictures) { pictures, worker in
      let block = pictures.lowerBound / blocking.pictures
      let v = kept.map { $0 + block * blocking.inputBlock } ?? inputScratch[worker]
      transformInput(input, pictures, v)
      for first in stride(from: 0, to: filters, by: blocking.filterChunk) {
        let count = min(blocking.filterChunk, filters - first)
        let m = productScratch[worker]
        multiply(v, kernel, rows: pictures.count * blocking.tiles, first, count, m)
        transformOutput(m, pictures, first, count, output, places)
      }
      guard let look else { return }
      for picture in pictures {
        look(picture * window.outputPixels..<(picture + 1) * window.outputPixels, picture)
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
    _ v: UnsafePointer<Float>, _ kernels: UnsafePointer<Float>, rows: Int, _ first: Int,
    _ count: Int,
    _ m: UnsafeMutablePointer<Float>
  ) {
    let channels = window.channels
    var product = ck_product(
      m: rows, n: count, inner: channels, outer: 1, a_row: channels, a_column: 1, a_outer: 0,
      b_panel: channels * 32, b_outer: 0, b_row: 32, c_row: count, accumulate: 0, next: nil)
    let kernel = kernels + first * channels
    for k in 0..<36 {
      product.next =
        k < 35
        ? kernel + (k + 1) * self.kernels.forwardStride
        : first + count < filters ? kernel + count * channels : kernels
      ck_multiply(
        &product, v + k * blocking.inputStride, kernel + k * self.kernels.forwardStride,
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

  func backward(
    _ flow: BackwardFlow, _ step: Step,
    makeGradient: ((_ pixels: Range<Int>, _ target: UnsafeMutablePointer<Float>) -> Void)?
  ) {
    gradients.backward(flow, step, makeGradient: makeGradient)
  }
}

extension ck_winograd {
  /// The tiles of a convolution, of which a pooling needs no last odd row or column.
  init(_ window: Window, filters: Int, pools: Bool) {
    let height = pools ? window.outputHeight / 2 * 2 : window.outputHeight
    let width = pools ? window.outputWidth / 2 * 2 : window.outputWidth
    self.init(
      height: Int32(window.height), width: Int32(window.width), channels: Int32(window.channels),
      pad_y: Int32(window.padTop), pad_x: Int32(window.padLeft),
      output_height: Int32(height), output_width: Int32(width), filters: Int32(filters),
      tiles_y: Int32((height + 3) / 4), tiles_x: Int32((width + 3) / 4))
  }

  var tileCount: Int { Int(tiles_y * tiles_x) }
  /// The numbers of a picture behind the pooling.
  var pooledCount: Int { Int(output_height / 2 * (output_width / 2) * filters) }
}
