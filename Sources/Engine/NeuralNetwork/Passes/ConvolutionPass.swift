import CKernels
import Tensor

/// A convolution of any shape as a matrix product over unrolled windows, picture by picture.
///
/// The gradient of the kernel is summed by a fixed number of groups of pictures and then over the groups, so its bits do not
/// depend on the number of threads.
final class ConvolutionPass: PiecewiseConvolution {
  private static let groups = 8
  private let window: Window
  private let filters: Int
  private let activation: ActivationFunction
  private let kernel: BoundParameter
  private let bias: BoundParameter?
  /// Unrolled windows of one picture for each worker.
  private let columns: WorkerScratch
  /// The kernel's and the bias' gradient of each group.
  private let partial: AlignedBuffer<Float>
  private let needsColumns: Bool
  /// The gradient of one picture's output, where it is made on the way.
  private let made: WorkerScratch
  var inputCount: Int { window.inputCount }
  var outputCount: Int { window.outputPixels * filters }
  var changesOutputGradient: Bool { activation != .linear }
  var piecesPerPicture: Int { 1 }
  var piecePixels: Int { window.outputPixels }
  private var kernelCount: Int { window.columnCount * filters }

  init(_ layer: Conv2D, _ window: Window, _ site: PassSite) {
    self.window = window
    filters = layer.filters
    activation = layer.activation.worksInPlace ? layer.activation : .linear
    kernel = site.parameters[0]
    bias = layer.useBias ? site.parameters[1] : nil
    needsColumns = layer.kernelSize != 1 || layer.strides != 1
    columns = WorkerScratch(count: window.outputPixels * window.columnCount)
    made = WorkerScratch(count: window.outputPixels * layer.filters)
    partial = AlignedBuffer(count: Self.groups * (window.columnCount + 1) * filters)
  }

  /// The unrolled windows of a picture; for a 1x1 convolution those are the picture.
  private func unroll(_ picture: UnsafePointer<Float>, _ worker: Int) -> UnsafePointer<Float> {
    guard needsColumns else { return picture }
    var sizes = window.forKernels
    let target = columns[worker]
    ck_im2col(&sizes, picture, target)
    return UnsafePointer(target)
  }

  func forward(
    _ input: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>, _ step: Step,
    look: ((_ pixels: Range<Int>, _ piece: Int) -> Void)?
  ) {
    let pixels = window.outputPixels
    Parallel.forEach(step.count) { sample, worker in
      let columns = unroll(input + sample * inputCount, worker)
      let target = output + sample * outputCount
      MatrixProduct.multiply(
        columns, lda: window.columnCount, kernel.values, ldb: filters, into: target, ldc: filters,
        m: pixels, n: filters, k: window.columnCount)
      if let bias { ck_add_bias(target, bias.values, pixels, filters) }
      if activation != .linear { ck_activation(activation.kernel, target, target, outputCount) }
      look?(sample * pixels..<(sample + 1) * pixels, sample)
    }
  }

  func backward(
    _ flow: BackwardFlow, _ step: Step,
    makeGradient: ((_ pixels: Range<Int>, _ target: UnsafeMutablePointer<Float>) -> Void)?
  ) {
    let groupSize = (step.count + Self.groups - 1) / Self.groups
    let groupCount = (step.count + groupSize - 1) / groupSize
    Parallel.forEach(groupCount) { group, worker in
      let samples = group * groupSize..<min(step.count, (group + 1) * groupSize)
      for sample in samples {
        var gradient = flow.outputGradient + sample * outputCount
        if let makeGradient {
          let pixels = window.outputPixels
          gradient = made[worker]
          makeGradient(sample * pixels..<(sample + 1) * pixels, gradient)
        }
        backward(flow, gradient, sample, group, isFirst: sample == samples.lowerBound, worker)
      }
    }
    sumGroups(groupCount)
  }

  private func backward(
    _ flow: BackwardFlow, _ gradient: UnsafeMutablePointer<Float>, _ sample: Int, _ group: Int,
    isFirst: Bool, _ worker: Int
  ) {
    let pixels = window.outputPixels
    let output = flow.output + sample * outputCount
    if activation != .linear {
      ck_activation_gradient(
        activation.kernel, output, output, gradient, gradient, outputCount)
    }
    let target = partial.base + group * (kernelCount + filters)
    if kernel.gradient != nil {
      MatrixProduct.multiply(
        unroll(flow.input + sample * inputCount, worker), lda: window.columnCount,
        transposedA: true, gradient, ldb: filters, into: target, ldc: filters,
        m: window.columnCount, n: filters, k: pixels, beta: isFirst ? 0 : 1)
    }
    if bias?.gradient != nil {
      if isFirst {
        ck_column_sums(gradient, pixels, filters, target + kernelCount)
      } else {
        withUnsafeTemporaryAllocation(of: Float.self, capacity: filters) { sums in
          ck_column_sums(gradient, pixels, filters, sums.baseAddress!)
          ck_add(target + kernelCount, sums.baseAddress!, filters)
        }
      }
    }
    if let inputGradient = flow.inputGradient.map({ $0 + sample * inputCount }) {
      let unrolled = needsColumns ? columns[worker] : inputGradient
      MatrixProduct.multiply(
        gradient, lda: filters, kernel.values, ldb: filters, transposedB: true, into: unrolled,
        ldc: window.columnCount, m: pixels, n: window.columnCount, k: filters)
      if needsColumns {
        var sizes = window.forKernels
        ck_col2im(&sizes, unrolled, inputGradient)
      }
    }
  }

  private func sumGroups(_ groupCount: Int) {
    let size = kernelCount + filters
    for (target, offset, count) in [
      (kernel.gradient, 0, kernelCount), (bias?.gradient, kernelCount, filters),
    ] {
      guard let target else { continue }
      Parallel.forEachRange(of: count, size: 8192) { range, _ in
        let from = offset + range.lowerBound
        (target + range.lowerBound).update(from: partial.base + from, count: range.count)
        for group in 1..<max(groupCount, 1) {
          ck_add(target + range.lowerBound, partial.base + group * size + from, range.count)
        }
      }
    }
  }
}
