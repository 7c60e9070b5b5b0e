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

  init(_ pass: WinogradPass) {
    self.pass = pass
    let blocking = pass.blocking
    outputs = AlignedBuffer(count: blocking.groupBlocks * blocking.gradientBlock)
    kernel = AlignedBuffer(count: 36 * blocking.kernelGradientStride)
    inputScratch = WorkerScratch(count: blocking.inputBlock)
    sink = WorkerScratch(count: pass.window.channels)
  }

  func backward(_ flow: BackwardFlow, _ step: Step) {
    let blocking = pass.blocking
    let blocks = (step.count + blocking.pictures - 1) / blocking.pictures
    for first in stride(from: 0, to: blocks, by: blocking.groupBlocks) {
      let group = first..<min(blocks, first + blocking.groupBlocks)
      Parallel.forEach(group.count) { slot, worker in
        let block = group.lowerBound + slot
        let pictures = pictures(of: block, step)
        let dm = outputs.base + slot * blocking.gradientBlock
        transformOutputGradient(flow, pictures, dm)
        if let target = flow.inputGradient { inputGradient(dm, pictures, target, worker) }
      }
      if pass.kernel.gradient != nil { addKernelProducts(group, step) }
    }
    guard let target = pass.kernel.gradient else { return }
    let channels = pass.window.channels
    Parallel.forEachRange(of: channels, size: 8) { rows, _ in
      ck_winograd_kernel_gradient(
        kernel.base, blocking.kernelGradientStride, channels, pass.filters, rows.lowerBound,
        rows.upperBound, target)
    }
  }

  private func pictures(of block: Int, _ step: Step) -> Range<Int> {
    let size = pass.blocking.pictures
    return block * size..<min(step.count, (block + 1) * size)
  }

  private func transformOutputGradient(
    _ flow: BackwardFlow, _ pictures: Range<Int>, _ dm: UnsafeMutablePointer<Float>
  ) {
    var geometry = pass.geometry
    for (place, picture) in pictures.enumerated() {
      let start = picture * pass.outputCount
      let target = dm + place * pass.blocking.tiles * pass.filters
      if pass.tail.pools {
        ck_winograd_output_gradient_pooled(
          &geometry, flow.outputGradient + start, pass.places.base + start, pass.zeros.base,
          target, pass.blocking.gradientStride)
      } else {
        ck_winograd_output_gradient(
          &geometry, flow.outputGradient + start, flow.output + start, pass.tail.relu ? 1 : 0,
          pass.zeros.base, target, pass.blocking.gradientStride)
      }
    }
  }

  private func inputGradient(
    _ dm: UnsafePointer<Float>, _ pictures: Range<Int>, _ target: UnsafeMutablePointer<Float>,
    _ worker: Int
  ) {
    let (blocking, channels, filters) = (pass.blocking, pass.window.channels, pass.filters)
    let dv = inputScratch[worker]
    var product = ck_product(
      m: pictures.count * blocking.tiles, n: channels, inner: filters, outer: 1, a_row: filters,
      a_column: 1, a_outer: 0, b_panel: filters * 32, b_row: 32, c_row: channels, accumulate: 0)
    for k in 0..<36 {
      ck_multiply(
        &product, dm + k * blocking.gradientStride,
        pass.backwardKernel.base + k * blocking.backwardKernelStride,
        dv + k * blocking.inputStride)
    }
    var geometry = pass.geometry
    for (place, picture) in pictures.enumerated() {
      ck_winograd_input_gradient(
        &geometry, dv + place * blocking.tiles * channels, blocking.inputStride, sink[worker],
        target + picture * pass.inputCount)
    }
  }

  /// Adds a group's share to the transformed gradient of the kernel, position by position, and to that of the bias.
  private func addKernelProducts(_ group: Range<Int>, _ step: Step) {
    let (blocking, channels, filters) = (pass.blocking, pass.window.channels, pass.filters)
    Parallel.forEach(36) { k, _ in
      for (slot, block) in group.enumerated() {
        let rows = pictures(of: block, step).count * blocking.tiles
        var product = ck_product(
          m: channels, n: filters, inner: rows, outer: 1, a_row: 1, a_column: channels,
          a_outer: 0, b_panel: 32, b_row: filters, c_row: filters, accumulate: block > 0 ? 1 : 0)
        let dm = outputs.base + slot * blocking.gradientBlock + k * blocking.gradientStride
        ck_multiply(
          &product, pass.inputs.base + block * blocking.inputBlock + k * blocking.inputStride, dm,
          kernel.base + k * blocking.kernelGradientStride)
        // Position 7 is the sum over each tile: its sum over tiles is the gradient of the bias.
        if k == 7, let target = pass.bias?.gradient {
          if block == 0 { target.update(repeating: 0, count: filters) }
          ck_add_column_sums(dm, rows, filters, target)
        }
      }
    }
  }
}
