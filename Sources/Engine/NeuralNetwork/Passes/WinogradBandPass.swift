import CKernels
import Tensor

/// A 3x3 convolution by Winograd's F(4x4, 3x3) or F(6x6, 3x3) over large pictures of few channels, in bands of rows that stay in the second
/// cache from the input to the output; bias, relu and 2x2 pooling are fused as in ``WinogradPass``.
///
/// Transformed pictures are about twice as large as the pictures. Here they never leave the cache: the backward transforms
/// the input once more, which costs less than to remember it. The kernel's gradient is summed by a fixed number of
/// groups of pictures and then over the groups, so its bits do not depend on the number of threads.
final class WinogradBandPass: PiecewiseConvolution {
  private static let groups = 8
  private let window: Window
  private let filters: Int
  private let tail: ConvolutionTail
  private let kernel: BoundParameter
  private let bias: BoundParameter?
  private let kernels: WinogradKernels
  private let geometry: ck_winograd
  /// Rows of tiles of a band, and the tiles in them.
  private let bandRows: Int
  private let bandTiles: Int
  private let inputStride: Int
  private let outputStride: Int
  private let gradientStride: Int
  /// The transformed kernel's gradient of each group, and behind it the bias'.
  private let partial: AlignedBuffer<Float>
  private let places: AlignedBuffer<UInt8>
  private let zeros: AlignedBuffer<Float>
  private let inputs: WorkerScratch
  private let inputGradients: WorkerScratch
  private let outputs: WorkerScratch
  private let made: WorkerScratch
  private let sink: WorkerScratch

  var inputCount: Int { window.inputCount }
  var outputCount: Int { tail.pools ? geometry.pooledCount : window.outputPixels * filters }
  var changesOutputGradient: Bool { false }
  var addsToInputGradient: Bool { true }
  var piecesPerPicture: Int { (Int(geometry.tiles_y) + bandRows - 1) / bandRows }
  var piecePixels: Int { bandRows * tile * window.outputWidth }
  private var tile: Int { Int(geometry.tile) }
  private var positions: Int { geometry.positions }
  private var groupStride: Int { positions * gradientStride + filters }
  private var panelWidth: Int { filters % 32 == 0 ? 32 : filters }

  init(_ layer: Conv2D, _ window: Window, _ site: PassSite, _ tail: ConvolutionTail) {
    self.window = window
    self.tail = tail
    let filters = layer.filters
    self.filters = filters
    kernel = site.parameters[0]
    bias = layer.useBias ? site.parameters[1] : nil
    let geometry = ck_winograd(window, filters: filters, pools: tail.pools)
    self.geometry = geometry
    kernels = WinogradKernels(kernel, geometry, goesBack: site.goesBack)
    let positions = geometry.positions
    // A sixth of a megabyte for each of the three transformed arrays.
    let tiles = 40_000 / (positions * max(window.channels, filters))
    bandRows = max(1, min(Int(geometry.tiles_y), tiles / Int(geometry.tiles_x)))
    bandTiles = bandRows * Int(geometry.tiles_x)
    inputStride = oddLines(bandTiles * window.channels)
    outputStride = oddLines(bandTiles * filters)
    gradientStride = oddLines(window.channels * filters)
    let goesBack = site.goesBack ? 1 : 0
    partial = AlignedBuffer(count: goesBack * Self.groups * (positions * gradientStride + filters))
    places = AlignedBuffer(count: tail.pools ? goesBack * site.capacity * geometry.pooledCount : 0)
    zeros = AlignedBuffer(count: max(window.channels, filters))
    inputs = WorkerScratch(count: positions * inputStride)
    inputGradients = WorkerScratch(count: positions * inputStride)
    outputs = WorkerScratch(count: positions * outputStride)
    made = WorkerScratch(count: bandRows * Int(geometry.tile) * window.outputWidth * filters)
    sink = WorkerScratch(count: window.channels)
  }

  func weightsChanged() { kernels.weightsChanged() }

  /// The rows of tiles of one band, as a separate convolution.
  private struct Band {
    var geometry: ck_winograd
    var tiles: Int
    /// Rows of outputs.
    var rows: Range<Int>
  }

  private func band(_ index: Int) -> Band {
    var part = geometry
    let first = Int32(index * bandRows)
    part.pad_y -= geometry.tile * first
    part.output_height -= geometry.tile * first
    part.tiles_y = min(Int32(bandRows), geometry.tiles_y - first)
    let end = min(Int(first + part.tiles_y) * tile, Int(geometry.output_height))
    return Band(geometry: part, tiles: part.tileCount, rows: Int(first) * tile..<end)
  }

  /// Where a band's output begins.
  private func start(_ band: Band, of picture: Int) -> Int {
    let before =
      tail.pools
      ? band.rows.lowerBound / 2 * Int(geometry.output_width / 2)
      : band.rows.lowerBound * window.outputWidth
    return picture * outputCount + before * filters
  }

  private func pixels(_ band: Band, of picture: Int) -> Range<Int> {
    let start = picture * window.outputPixels
    return start + band.rows.lowerBound * window.outputWidth..<start + band.rows.upperBound
      * window.outputWidth
  }

  // MARK: Forward

  func forward(
    _ input: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>, _ step: Step,
    look: ((_ pixels: Range<Int>, _ piece: Int) -> Void)?
  ) {
    let kernel = kernels.forward()
    let places = step.goesBack && tail.pools ? self.places.base : nil
    Parallel.forEach(step.count) { picture, worker in
      let (v, m) = (inputs[worker], outputs[worker])
      for index in 0..<piecesPerPicture {
        var band = band(index)
        ck_winograd_input(
          &band.geometry, input + picture * inputCount, zeros.base, v, inputStride)
        multiply(v, kernel, band, m)
        let start = start(band, of: picture)
        transformOutput(m, band, output + start, places.map { $0 + start })
        look?(pixels(band, of: picture), picture * piecesPerPicture + index)
      }
    }
  }

  private func multiply(
    _ v: UnsafePointer<Float>, _ kernel: UnsafePointer<Float>, _ band: Band,
    _ m: UnsafeMutablePointer<Float>
  ) {
    let channels = window.channels
    var product = ck_product(
      m: band.tiles, n: filters, inner: channels, outer: 1, a_row: channels, a_column: 1,
      a_outer: 0, b_panel: channels * 32, b_outer: 0, b_row: 32, c_row: filters, accumulate: 0,
      next: nil)
    for k in 0..<positions {
      let matrix = kernel + k * kernels.forwardStride
      product.next = k + 1 < positions ? matrix + kernels.forwardStride : kernel
      ck_multiply(&product, v + k * inputStride, matrix, m + k * outputStride)
    }
  }

  private func transformOutput(
    _ m: UnsafePointer<Float>, _ band: Band, _ output: UnsafeMutablePointer<Float>,
    _ places: UnsafeMutablePointer<UInt8>?
  ) {
    var geometry = band.geometry
    let relu: Int32 = tail.relu ? 1 : 0
    if tail.pools {
      ck_winograd_output_pooled(
        &geometry, m, outputStride, 0, Int32(filters), bias?.values, relu, output, places)
    } else {
      ck_winograd_output(
        &geometry, m, outputStride, 0, Int32(filters), bias?.values, relu, output)
    }
  }

  // MARK: Backward

  func backward(
    _ flow: BackwardFlow, _ step: Step,
    makeGradient: ((_ pixels: Range<Int>, _ target: UnsafeMutablePointer<Float>) -> Void)?
  ) {
    let backwardKernel = flow.inputGradient.map { _ in kernels.backward() }
    let groupSize = (step.count + Self.groups - 1) / Self.groups
    let groupCount = (step.count + groupSize - 1) / groupSize
    Parallel.forEach(groupCount) { group, worker in
      let sums = partial.base + group * groupStride
      sums.update(repeating: 0, count: groupStride)
      for picture in group * groupSize..<min(step.count, (group + 1) * groupSize) {
        if let target = flow.inputGradient, !flow.adds {
          (target + picture * inputCount).update(repeating: 0, count: inputCount)
        }
        for index in 0..<piecesPerPicture {
          let band = band(index)
          var gradient = UnsafePointer(flow.outputGradient) + start(band, of: picture)
          if let makeGradient {
            makeGradient(pixels(band, of: picture), made[worker])
            gradient = UnsafePointer(made[worker])
          }
          transformGradient(gradient, flow, band, picture, outputs[worker])
          if kernel.gradient != nil { addKernelProducts(flow, band, picture, sums, worker) }
          if let backwardKernel { inputGradient(flow, backwardKernel, band, picture, worker) }
        }
      }
    }
    sumGroups(groupCount)
  }

  private func transformGradient(
    _ gradient: UnsafePointer<Float>, _ flow: BackwardFlow, _ band: Band, _ picture: Int,
    _ dm: UnsafeMutablePointer<Float>
  ) {
    var geometry = band.geometry
    let start = start(band, of: picture)
    var panels = ck_panels(
      width: panelWidth, panel: band.tiles * panelWidth, stride: outputStride)
    if tail.pools {
      ck_winograd_output_gradient_pooled(
        &geometry, gradient, places.base + start, zeros.base, dm, &panels)
    } else {
      ck_winograd_output_gradient(
        &geometry, gradient, flow.output + start, tail.relu ? 1 : 0, zeros.base, dm, &panels)
    }
  }

  private func addKernelProducts(
    _ flow: BackwardFlow, _ band: Band, _ picture: Int, _ sums: UnsafeMutablePointer<Float>,
    _ worker: Int
  ) {
    var geometry = band.geometry
    let (channels, width, rows) = (window.channels, panelWidth, band.tiles)
    let (v, dm) = (inputs[worker], outputs[worker])
    ck_winograd_input(
      &geometry, flow.input + picture * inputCount, zeros.base, v, inputStride)
    var product = ck_product(
      m: channels, n: filters, inner: rows, outer: 1, a_row: 1, a_column: channels, a_outer: 0,
      b_panel: width == 32 ? rows * width : 32, b_outer: 0, b_row: width, c_row: filters,
      accumulate: 1, next: nil)
    for k in 0..<positions {
      ck_multiply(
        &product, v + k * inputStride, dm + k * outputStride, sums + k * gradientStride)
    }
    guard bias?.gradient != nil else { return }
    // The sums over each tile, summed over tiles, are the gradient of the bias.
    for panel in 0..<filters / width {
      ck_add_column_sums(
        dm + geometry.sumPosition * outputStride + panel * rows * width, rows, width,
        sums + positions * gradientStride + panel * width)
    }
  }

  private func inputGradient(
    _ flow: BackwardFlow, _ kernel: UnsafePointer<Float>, _ band: Band, _ picture: Int,
    _ worker: Int
  ) {
    guard let target = flow.inputGradient else { return }
    let (channels, width, rows) = (window.channels, panelWidth, band.tiles)
    let (dm, dv) = (outputs[worker], inputGradients[worker])
    var product = ck_product(
      m: rows, n: channels, inner: width, outer: filters / width, a_row: width, a_column: 1,
      a_outer: rows * width, b_panel: filters * 32, b_outer: width * 32, b_row: 32,
      c_row: channels, accumulate: 0, next: nil)
    for k in 0..<positions {
      let matrix = kernel + k * kernels.backwardStride
      product.next = k + 1 < positions ? matrix + kernels.backwardStride : kernel
      ck_multiply(&product, dm + k * outputStride, matrix, dv + k * inputStride)
    }
    var geometry = band.geometry
    ck_winograd_input_gradient(
      &geometry, dv, inputStride, sink[worker], target + picture * inputCount)
  }

  private func sumGroups(_ groupCount: Int) {
    guard let target = kernel.gradient else { return }
    let sums = partial.base
    Parallel.forEachRange(of: groupStride, size: 4096) { range, _ in
      for group in 1..<max(groupCount, 1) {
        ck_add(
          sums + range.lowerBound, sums + group * groupStride + range.lowerBound, range.count)
      }
    }
    Parallel.forEachRange(of: window.channels, size: 8) { rows, _ in
      ck_winograd_kernel_gradient(
        geometry.tile, sums, gradientStride, window.channels, filters, rows.lowerBound,
        rows.upperBound, target)
    }
    bias?.gradient?.update(from: sums + positions * gradientStride, count: filters)
  }
}
