import CKernels
import Tensor

/// A separate convolution of each channel, its activation applied in place.
///
/// The gradient of the kernel is summed by a fixed number of groups of pictures and then over the groups.
final class DepthwiseConvolutionPass: Pass {
  private static let groups = 8
  private let window: Window
  private let multiplier: Int
  private let activation: ActivationFunction
  private let kernel: BoundParameter
  private let bias: BoundParameter?
  private let partial: AlignedBuffer<Float>
  private var outputs: Int { window.channels * multiplier }
  private var kernelCount: Int { window.columnCount * multiplier }
  private var groupStride: Int { kernelCount + outputs }

  var inputCount: Int { window.inputCount }
  var outputCount: Int { window.outputPixels * outputs }

  init(
    _ window: Window, multiplier: Int, activation: ActivationFunction, kernel: BoundParameter,
    bias: BoundParameter?, goesBack: Bool
  ) {
    self.window = window
    self.multiplier = multiplier
    self.activation = activation.worksInPlace ? activation : .linear
    self.kernel = kernel
    self.bias = bias
    let size = (window.columnCount + window.channels) * multiplier
    partial = AlignedBuffer(count: goesBack ? Self.groups * size : 0)
  }

  func forward(
    _ input: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>, _ step: Step
  ) {
    var sizes = window.forKernels
    Parallel.forEach(step.count) { sample, _ in
      let target = output + sample * outputCount
      ck_depthwise(
        &sizes, Int32(multiplier), input + sample * inputCount, kernel.values, bias?.values, target)
      if activation != .linear { ck_activation(activation.kernel, target, target, outputCount) }
    }
  }

  func backward(_ flow: BackwardFlow, _ step: Step) {
    let groupSize = (step.count + Self.groups - 1) / Self.groups
    let groupCount = (step.count + groupSize - 1) / groupSize
    var sizes = window.forKernels
    Parallel.forEach(groupCount) { group, _ in
      let sums = partial.base + group * groupStride
      sums.update(repeating: 0, count: groupStride)
      for sample in group * groupSize..<min(step.count, (group + 1) * groupSize) {
        let gradient = flow.outputGradient + sample * outputCount
        let output = flow.output + sample * outputCount
        if activation != .linear {
          ck_activation_gradient(
            activation.kernel, output, output, gradient, gradient, outputCount)
        }
        ck_depthwise_gradient(
          &sizes, Int32(multiplier), flow.input + sample * inputCount, kernel.values, gradient,
          sums, flow.inputGradient.map { $0 + sample * inputCount })
        ck_add_column_sums(gradient, window.outputPixels, outputs, sums + kernelCount)
      }
    }
    sum(groupCount, into: kernel.gradient, from: 0, count: kernelCount)
    sum(groupCount, into: bias?.gradient, from: kernelCount, count: outputs)
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
