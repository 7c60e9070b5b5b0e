import CKernels
import Tensor

/// The backward half of a Winograd convolution, with its workspace.
final class WinogradGradients {
  private unowned let pass: WinogradPass
  /// The transformed output gradients of a group of blocks.
  private let outputs: AlignedBuffer<Float>
  private let kernel: AlignedBuffer<Float>
  private let inputScratch: WorkerScratch
  private let sink: WorkerScratch
  /// The gradient of one picture's output, where it is made on the way.
  private let made: WorkerScratch

  init(_ pass: WinogradPass) {
    self.pass = pass
    let blocking = pass.blocking
    outputs = AlignedBuffer(count: blocking.groupBlocks * blocking.gradientBlock)
    kernel = AlignedBuffer(count: blocking.positions * blocking.kernelGradientStride)
    inputScratch = WorkerScratch(count: blocking.inputBlock)
    sink = WorkerScratch(count: pass.window.channels)
    made = WorkerScratch(count: pass.outputCount)
  }

  func backward(
    _ flow: BackwardFlow, _ step: Step,
    makeGradient: ((_ pixels: Range<Int>, _ target: UnsafeMutablePointer<Float>) -> Void)?
  ) {
    let blocking = pass.blocking
    let backwardKernel = flow.inputGradient.map { _ in pass.kernels.backward() }
    let blocks = blocking.blocks(in: step.count)
    for first in stride(from: 0, to: blocks, by: blocking.groupBlocks) {
      let group = first..<min(blocks, first + blocking.groupBlocks)
      blocking.forEachBlock(of: group) { block, team in
        let pictures = blocking.pictures(of: block, in: step.count)
        let dm = outputs.base + (block - first) * blocking.gradientBlock
        team.forEach(pictures.count) { place, worker in
          let picture = pictures.lowerBound + place
          var gradient = UnsafePointer(flow.outputGradient) + picture * pass.outputCount
          if let makeGradient {
            let pixels = pass.window.outputPixels
            makeGradient(picture * pixels..<(picture + 1) * pixels, made[worker])
            gradient = UnsafePointer(made[worker])
          }
          transformOutputGradient(gradient, flow, picture, pictures, dm)
        }
        if let backwardKernel { inputGradient(dm, backwardKernel, pictures, flow, team) }
      }
      if pass.kernel.gradient != nil { addKernelProducts(group, step) }
    }
    guard let target = pass.kernel.gradient else { return }
    let channels = pass.window.channels
    Parallel.forEachRange(of: channels, size: 8) { rows, _ in
      ck_winograd_kernel_gradient(
        pass.geometry.tile, kernel.base, blocking.kernelGradientStride, channels, pass.filters,
        rows.lowerBound, rows.upperBound, target)
    }
  }

  private func transformOutputGradient(
    _ gradient: UnsafePointer<Float>, _ flow: BackwardFlow, _ picture: Int, _ pictures: Range<Int>,
    _ dm: UnsafeMutablePointer<Float>
  ) {
    var geometry = pass.geometry
    let (blocking, width) = (pass.blocking, pass.blocking.gradientPanel)
    var panels = ck_panels(
      width: width, panel: pictures.count * blocking.tiles * width,
      stride: blocking.gradientStride)
    let start = picture * pass.outputCount
    let target = dm + (picture - pictures.lowerBound) * blocking.tiles * width
    if pass.tail.pools {
      ck_winograd_output_gradient_pooled(
        &geometry, gradient, pass.places.base + start, pass.zeros.base, target, &panels)
    } else {
      ck_winograd_output_gradient(
        &geometry, gradient, flow.output + start, pass.tail.relu ? 1 : 0, pass.zeros.base, target,
        &panels)
    }
  }

  private func inputGradient(
    _ dm: UnsafePointer<Float>, _ kernels: UnsafePointer<Float>, _ pictures: Range<Int>,
    _ flow: BackwardFlow, _ team: WinogradBlocking.Team
  ) {
    guard let target = flow.inputGradient else { return }
    let stride = pass.kernels.backwardStride
    let (blocking, channels, filters) = (pass.blocking, pass.window.channels, pass.filters)
    let (rows, width) = (pictures.count * blocking.tiles, blocking.gradientPanel)
    let dv = inputScratch[team.slot]
    team.forEachProduct(positions: blocking.positions, columns: channels) { k, columns in
      let kernel = kernels + columns.lowerBound * filters
      var product = ck_product(
        m: rows, n: columns.count, inner: width, outer: filters / width, a_row: width, a_column: 1,
        a_outer: rows * width, b_panel: filters * 32, b_outer: width * 32, b_row: 32,
        c_row: channels, accumulate: 0,
        next: k + 1 < blocking.positions ? kernel + (k + 1) * stride : kernels)
      ck_multiply(
        &product, dm + k * blocking.gradientStride, kernel + k * stride,
        dv + k * blocking.inputStride + columns.lowerBound)
    }
    team.forEach(pictures.count) { place, worker in
      var geometry = pass.geometry
      let target = target + (pictures.lowerBound + place) * pass.inputCount
      if !flow.adds { target.update(repeating: 0, count: pass.inputCount) }
      ck_winograd_input_gradient(
        &geometry, dv + place * blocking.tiles * channels, blocking.inputStride,
        sink[worker], target)
    }
  }

  /// Adds a group's share to the transformed gradient of the kernel, position by position, and to that of the bias.
  private func addKernelProducts(_ group: Range<Int>, _ step: Step) {
    let (blocking, channels, filters) = (pass.blocking, pass.window.channels, pass.filters)
    let full = group.clamped(to: 0..<step.count / blocking.pictures)
    Parallel.forEach(blocking.positions) { k, _ in
      // The blocks of equal size in one product, and a smaller one at the end in another.
      for blocks in [full, full.upperBound..<group.upperBound] where !blocks.isEmpty {
        let rows =
          blocking.pictures(of: blocks.lowerBound, in: step.count).count * blocking.tiles
        let width = blocking.gradientPanel
        let dm =
          outputs.base + (blocks.lowerBound - group.lowerBound) * blocking.gradientBlock
          + k * blocking.gradientStride
        var product = ck_product(
          m: channels, n: filters, inner: rows, outer: blocks.count, a_row: 1,
          a_column: channels, a_outer: blocking.inputBlock,
          b_panel: width == 32 ? rows * width : 32, b_outer: blocking.gradientBlock, b_row: width,
          c_row: filters, accumulate: blocks.lowerBound > 0 ? 1 : 0,
          next: UnsafePointer(dm + blocking.gradientStride))
        let v =
          pass.inputs.base + blocks.lowerBound * blocking.inputBlock + k * blocking.inputStride
        ck_multiply(&product, v, dm, kernel.base + k * blocking.kernelGradientStride)
        // The sums over each tile, summed over tiles, are the gradient of the bias.
        guard k == pass.geometry.sumPosition, let target = pass.bias?.gradient else { continue }
        if blocks.lowerBound == 0 { target.update(repeating: 0, count: filters) }
        for block in 0..<blocks.count {
          for panel in 0..<filters / width {
            ck_add_column_sums(
              dm + block * blocking.gradientBlock + panel * rows * width, rows, width,
              target + panel * width)
          }
        }
      }
    }
  }
}
