import CKernels
import Tensor

/// A fully connected layer by three matrix products, its activation applied in place.
final class DensePass: Pass {
  let inputCount: Int
  let outputCount: Int
  private let activation: ActivationFunction
  private let kernel: BoundParameter
  private let bias: BoundParameter?

  init(_ layer: Dense, _ site: PassSite) {
    inputCount = site.inputCount
    outputCount = layer.units
    activation = layer.activation.worksInPlace ? layer.activation : .linear
    kernel = site.parameters[0]
    bias = layer.useBias ? site.parameters[1] : nil
  }

  func forward(
    _ input: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>, _ step: Step
  ) {
    MatrixProduct.multiplyInParallel(
      input, lda: inputCount, kernel.values, ldb: outputCount, into: output, ldc: outputCount,
      m: step.count, n: outputCount, k: inputCount)
    if let bias { ck_add_bias(output, bias.values, step.count, outputCount) }
    if activation != .linear {
      ck_activation(activation.kernel, output, output, step.count * outputCount)
    }
  }

  func backward(_ flow: BackwardFlow, _ step: Step) {
    let gradient = flow.outputGradient
    if activation != .linear {
      ck_activation_gradient(
        activation.kernel, flow.output, flow.output, gradient, gradient, step.count * outputCount)
    }
    if let target = bias?.gradient { ck_column_sums(gradient, step.count, outputCount, target) }
    if let target = kernel.gradient {
      // Rows of the kernel are shared out; its gradient is the product of columns of input and output gradient.
      Parallel.forEachRange(of: inputCount, size: max(32, (inputCount + 31) / 32)) { rows, _ in
        MatrixProduct.multiply(
          flow.input + rows.lowerBound, lda: inputCount, transposedA: true, gradient,
          ldb: outputCount, into: target + rows.lowerBound * outputCount, ldc: outputCount,
          m: rows.count, n: outputCount, k: step.count)
      }
    }
    if let target = flow.inputGradient {
      MatrixProduct.multiplyInParallel(
        gradient, lda: outputCount, kernel.values, ldb: outputCount, transposedB: true,
        into: target, ldc: inputCount, m: step.count, n: inputCount, k: outputCount)
    }
  }
}
