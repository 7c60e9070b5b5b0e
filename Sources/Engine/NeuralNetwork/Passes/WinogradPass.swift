import CKernels
import Tensor

/// A 3x3 convolution by Winograd's F(4x4, 3x3) or F(6x6, 3x3), with bias, relu and 2x2 pooling fused into its output transform.
///
/// Pictures are worked on in blocks, by one thread or by all: see ``WinogradBlocking``. The gradients are the adjoint of the
/// forward: the output's gradient is transformed once and used for both products. The products for the kernel's
/// gradient are shared out by the positions of a tile. Each sum is taken in order by one thread, so the bits do not depend on
/// the number of threads.
///
/// Rounding: `max|a-b| / max|b|` against double precision is about 1e-5 at the laboratory's sizes, and below 1e-4 for all.
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
    geometry = ck_winograd(window, filters: layer.filters, pools: tail.pools)
    kernels = WinogradKernels(kernel, geometry, goesBack: site.goesBack)
    blocking = WinogradBlocking(geometry, capacity: site.capacity)
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
    let places = step.goesBack && tail.pools ? self.places.base : nil
    blocking.forEachBlock(of: 0..<blocking.blocks(in: step.count)) { block, team in
      let pictures = blocking.pictures(of: block, in: step.count)
      let v =
        step.goesBack
        ? inputs.base + block * blocking.inputBlock : inputScratch[team.slot]
      let m = productScratch[team.slot]
      team.forEach(pictures.count) { place, _ in
        var geometry = geometry
        ck_winograd_input(
          &geometry, input + (pictures.lowerBound + place) * inputCount, zeros.base,
          v + place * blocking.tiles * window.channels, blocking.inputStride)
      }
      for first in stride(from: 0, to: filters, by: blocking.filterChunk) {
        let chunk = first..<min(filters, first + blocking.filterChunk)
        multiply(v, kernel, rows: pictures.count * blocking.tiles, chunk, m, team)
        team.forEach(pictures.count) { place, _ in
          let picture = pictures.lowerBound + place
          transformOutput(
            m + place * blocking.tiles * chunk.count, chunk, output + picture * outputCount,
            places.map { $0 + picture * outputCount })
        }
      }
      guard let look else { return }
      team.forEach(pictures.count) { place, _ in
        let picture = pictures.lowerBound + place
        look(picture * window.outputPixels..<(picture + 1) * window.outputPixels, picture)
      }
    }
  }

  private func multiply(
    _ v: UnsafePointer<Float>, _ kernels: UnsafePointer<Float>, rows: Int, _ chunk: Range<Int>,
    _ m: UnsafeMutablePointer<Float>, _ team: WinogradBlocking.Team
  ) {
    let (channels, stride) = (window.channels, self.kernels.forwardStride)
    let positions = blocking.positions
    team.forEachProduct(positions: positions, columns: chunk.count) { k, columns in
      let kernel = kernels + (chunk.lowerBound + columns.lowerBound) * channels
      let next =
        k + 1 < positions
        ? kernel + (k + 1) * stride
        : chunk.upperBound < filters ? kernel + chunk.count * channels : kernels
      var product = ck_product(
        m: rows, n: columns.count, inner: channels, outer: 1, a_row: channels, a_column: 1,
        a_outer: 0, b_panel: channels * 32, b_outer: 0, b_row: 32, c_row: chunk.count,
        accumulate: 0, next: next)
      ck_multiply(
        &product, v + k * blocking.inputStride, kernel + k * stride,
        m + k * blocking.productStride + columns.lowerBound)
    }
  }

  private func transformOutput(
    _ m: UnsafePointer<Float>, _ chunk: Range<Int>, _ output: UnsafeMutablePointer<Float>,
    _ places: UnsafeMutablePointer<UInt8>?
  ) {
    var geometry = geometry
    let (first, count) = (Int32(chunk.lowerBound), Int32(chunk.count))
    let relu: Int32 = tail.relu ? 1 : 0
    if tail.pools {
      ck_winograd_output_pooled(
        &geometry, m, blocking.productStride, first, count, bias?.values, relu, output, places)
    } else {
      ck_winograd_output(
        &geometry, m, blocking.productStride, first, count, bias?.values, relu, output)
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
    let tile = ConvolutionAlgorithm.winogradTile(outputHeight: height, outputWidth: width)
    self.init(
      tile: Int32(tile), height: Int32(window.height), width: Int32(window.width),
      channels: Int32(window.channels), pad_y: Int32(window.padTop), pad_x: Int32(window.padLeft),
      output_height: Int32(height), output_width: Int32(width), filters: Int32(filters),
      tiles_y: Int32((height + tile - 1) / tile), tiles_x: Int32((width + tile - 1) / tile))
  }

  var tileCount: Int { Int(tiles_y * tiles_x) }
  /// The numbers of a transformed tile.
  var positions: Int { Int((tile + 2) * (tile + 2)) }
  /// Where in a transformed output gradient the sum over its tile is: both coordinates at the point 1.
  var sumPosition: Int { Int(tile + 2) + 1 }
  /// The numbers of a picture behind the pooling.
  var pooledCount: Int { Int(output_height / 2 * (output_width / 2) * filters) }
}
