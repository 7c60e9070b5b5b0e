import CKernels
import Tensor

/// A convolution over pictures of few channels, such as the first of a network: products over the picture's own rows,
/// whose windows overlap in memory, without unrolling them. Bias, relu and 2x2 pooling are done row by row.
///
/// The gradient of the kernel is summed by a fixed number of groups of pictures and then over the groups.
final class DirectConvolutionPass: PiecewiseConvolution {
  private static let groups = 8
  private let window: Window
  private let filters: Int
  private let tail: ConvolutionTail
  private let kernel: BoundParameter
  private let bias: BoundParameter?
  private let padded: WorkerScratch
  private let rows: WorkerScratch
  private let columns: WorkerScratch
  private let partial: AlignedBuffer<Float>
  private let places: AlignedBuffer<UInt8>
  /// The gradient of one picture's output, where it is made on the way.
  private let made: WorkerScratch

  var inputCount: Int { window.inputCount }
  var outputCount: Int {
    tail.pools
      ? window.outputHeight / 2 * (window.outputWidth / 2) * filters : window.outputPixels * filters
  }
  var changesOutputGradient: Bool { false }
  var piecesPerPicture: Int { 1 }
  var piecePixels: Int { window.outputPixels }
  private var kernelCount: Int { window.columnCount * filters }
  private var groupStride: Int { kernelCount + filters }
  private var relu: Int32 { tail.relu ? 1 : 0 }

  init(_ layer: Conv2D, _ window: Window, _ site: PassSite, _ tail: ConvolutionTail) {
    self.window = window
    self.tail = tail
    filters = layer.filters
    kernel = site.parameters[0]
    bias = layer.useBias ? site.parameters[1] : nil
    padded = WorkerScratch(
      count: paddedSize(window).height * paddedSize(window).width * window.channels)
    rows = WorkerScratch(count: 2 * window.outputWidth * layer.filters)
    columns = WorkerScratch(count: window.outputPixels * (window.columnCount + layer.filters))
    made = WorkerScratch(count: window.outputPixels * layer.filters)
    let goesBack = site.goesBack ? 1 : 0
    partial = AlignedBuffer(
      count: goesBack * Self.groups * (window.columnCount + 1) * layer.filters)
    let pooled = window.outputHeight / 2 * (window.outputWidth / 2) * layer.filters
    places = AlignedBuffer(count: tail.pools ? goesBack * site.capacity * pooled : 0)
  }

  /// The picture with its padding; the picture itself where there is none.
  private func pad(_ picture: UnsafePointer<Float>, _ worker: Int) -> UnsafePointer<Float> {
    let size = paddedSize(window)
    guard size.height != window.height || size.width != window.width else { return picture }
    let (target, channels) = (padded[worker], window.channels)
    target.update(repeating: 0, count: size.height * size.width * channels)
    for row in 0..<min(window.height, size.height - window.padTop) {
      let place = ((row + window.padTop) * size.width + window.padLeft) * channels
      let count = min(window.width, size.width - window.padLeft) * channels
      (target + place).update(from: picture + row * window.width * channels, count: count)
    }
    return UnsafePointer(target)
  }

  func forward(
    _ input: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>, _ step: Step,
    look: ((_ pixels: Range<Int>, _ piece: Int) -> Void)?
  ) {
    let places = step.goesBack && tail.pools ? self.places.base : nil
    Parallel.forEach(step.count) { sample, worker in
      let picture = pad(input + sample * inputCount, worker)
      let target = output + sample * outputCount
      if tail.pools {
        forwardPooled(picture, target, places.map { $0 + sample * outputCount }, rows[worker])
      } else {
        for row in 0..<window.outputHeight {
          let line = target + row * window.outputWidth * filters
          multiply(picture, row, line)
          ck_bias_relu(line, bias?.values, relu, window.outputWidth, filters)
        }
        look?(sample * window.outputPixels..<(sample + 1) * window.outputPixels, sample)
      }
    }
  }

  private func forwardPooled(
    _ picture: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>,
    _ places: UnsafeMutablePointer<UInt8>?, _ lines: UnsafeMutablePointer<Float>
  ) {
    let pooledLine = window.outputWidth / 2 * filters
    for row in 0..<window.outputHeight / 2 {
      multiply(picture, 2 * row, lines)
      multiply(picture, 2 * row + 1, lines + window.outputWidth * filters)
      ck_pool_rows(
        lines, window.outputWidth, filters, bias?.values, relu, target + row * pooledLine,
        places.map { $0 + row * pooledLine })
    }
  }

  /// One row of outputs.
  private func multiply(
    _ picture: UnsafePointer<Float>, _ row: Int, _ target: UnsafeMutablePointer<Float>
  ) {
    let line = paddedSize(window).width * window.channels
    var product = ck_product(
      m: window.outputWidth, n: filters, inner: window.kernel.width * window.channels,
      outer: window.kernel.height, a_row: window.strides.width * window.channels, a_column: 1,
      a_outer: line, b_panel: 32, b_outer: window.kernel.width * window.channels * filters,
      b_row: filters, c_row: filters, accumulate: 0, next: nil)
    ck_multiply(&product, picture + row * window.strides.height * line, kernel.values, target)
  }

  func backward(
    _ flow: BackwardFlow, _ step: Step,
    makeGradient: ((_ pixels: Range<Int>, _ target: UnsafeMutablePointer<Float>) -> Void)?
  ) {
    /// Where the gradient of a picture's output is.
    func gradient(_ sample: Int, _ worker: Int) -> UnsafePointer<Float> {
      guard let makeGradient else {
        return UnsafePointer(flow.outputGradient) + sample * outputCount
      }
      makeGradient(
        sample * window.outputPixels..<(sample + 1) * window.outputPixels, made[worker])
      return UnsafePointer(made[worker])
    }
    let groupSize = (step.count + Self.groups - 1) / Self.groups
    let groupCount = (step.count + groupSize - 1) / groupSize
    let partial = self.partial.base
    if kernel.gradient != nil {
      Parallel.forEach(groupCount) { group, worker in
        let sums = partial + group * groupStride
        sums.update(repeating: 0, count: groupStride)
        for sample in group * groupSize..<min(step.count, (group + 1) * groupSize) {
          addKernelGradient(flow, gradient(sample, worker), sample, sums, worker)
        }
      }
      sum(groupCount, into: kernel.gradient, from: 0, count: kernelCount)
      sum(groupCount, into: bias?.gradient, from: kernelCount, count: filters)
    }
    if let inputGradient = flow.inputGradient {
      let columns = self.columns
      Parallel.forEach(step.count) { sample, worker in
        self.inputGradient(
          flow, gradient(sample, worker), sample, inputGradient + sample * inputCount,
          columns[worker])
      }
    }
  }

  private func addKernelGradient(
    _ flow: BackwardFlow, _ gradient: UnsafePointer<Float>, _ sample: Int,
    _ sums: UnsafeMutablePointer<Float>, _ worker: Int
  ) {
    let picture = pad(flow.input + sample * inputCount, worker)
    let lines = rows[worker]
    for row in stride(from: 0, to: window.outputHeight, by: 2) {
      let count = expand(flow, gradient, sample, row, lines)
      guard count > 0 else { continue }
      let line = paddedSize(window).width * window.channels
      var product = ck_product(
        m: window.kernel.width * window.channels, n: filters, inner: window.outputWidth,
        outer: count, a_row: 1, a_column: window.strides.width * window.channels,
        a_outer: window.strides.height * line, b_panel: 32,
        b_outer: window.outputWidth * filters, b_row: filters, c_row: filters, accumulate: 1,
        next: nil)
      for tap in 0..<window.kernel.height {
        ck_multiply(
          &product, picture + (row * window.strides.height + tap) * line, lines,
          sums + tap * window.kernel.width * window.channels * filters)
      }
      ck_add_column_sums(lines, count * window.outputWidth, filters, sums + kernelCount)
    }
  }

  /// The gradient of two rows of the convolution's output, before activation and pooling.
  /// - Returns: How many of the two rows there are and have a gradient.
  private func expand(
    _ flow: BackwardFlow, _ gradient: UnsafePointer<Float>, _ sample: Int, _ row: Int,
    _ lines: UnsafeMutablePointer<Float>
  ) -> Int {
    let start = sample * outputCount
    if tail.pools {
      guard row + 1 < window.outputHeight else { return 0 }
      let place = row / 2 * (window.outputWidth / 2) * filters
      ck_pool_rows_gradient(
        gradient + place, places.base + start + place, window.outputWidth, filters, lines)
      return 2
    }
    let place = row * window.outputWidth * filters
    let output = flow.output + start + place
    let count = min(2, window.outputHeight - row)
    ck_activation_gradient(
      tail.relu ? Int32(CK_RELU) : Int32(CK_LINEAR), output, output, gradient + place, lines,
      count * window.outputWidth * filters)
    return count
  }

  private func inputGradient(
    _ flow: BackwardFlow, _ outputGradient: UnsafePointer<Float>, _ sample: Int,
    _ target: UnsafeMutablePointer<Float>, _ scratch: UnsafeMutablePointer<Float>
  ) {
    let gradient = scratch + window.outputPixels * window.columnCount
    gradient.update(repeating: 0, count: window.outputPixels * filters)
    for row in stride(from: 0, to: window.outputHeight, by: 2) {
      _ = expand(
        flow, outputGradient, sample, row, gradient + row * window.outputWidth * filters)
    }
    MatrixProduct.multiply(
      gradient, lda: filters, kernel.values, ldb: filters, transposedB: true, into: scratch,
      ldc: window.columnCount, m: window.outputPixels, n: window.columnCount, k: filters)
    var sizes = window.forKernels
    ck_col2im(&sizes, scratch, target)
  }

  private func sum(
    _ groupCount: Int, into target: UnsafeMutablePointer<Float>?, from offset: Int, count: Int
  ) {
    guard let target else { return }
    target.update(from: partial.base + offset, count: count)
    for group in 1..<max(1, groupCount) {
      ck_add(target, partial.base + group * groupStride + offset, count)
    }
  }
}

/// The pixels that the windows reach over.
private func paddedSize(_ window: Window) -> (height: Int, width: Int) {
  (
    max(
      window.padTop + window.height,
      (window.outputHeight - 1) * window.strides.height + window.kernel.height),
    max(
      window.padLeft + window.width,
      (window.outputWidth - 1) * window.strides.width + window.kernel.width)
  )
}
