import CKernels
import Tensor

/// A fully connected layer by three matrix products, its activation applied in place.
final class DensePass: Pass {
  let inputCount: Int
  let outputCount: Int
  private let activation: ActivationFunction
  private let kernel: BoundParameter
  private let bias: BoundParameter?
  /// `nil` for a layer of very few outputs, which is left to OpenBLAS.
  private let products: DenseProducts?

  init(_ layer: Dense, _ site: PassSite) {
    inputCount = site.inputCount
    outputCount = layer.units
    activation = layer.activation.worksInPlace ? layer.activation : .linear
    kernel = site.parameters[0]
    bias = layer.useBias ? site.parameters[1] : nil
    products =
      layer.units >= DenseProducts.lanes
      ? DenseProducts(
        inputCount: site.inputCount, outputCount: layer.units, capacity: site.capacity,
        goesBack: site.goesBack) : nil
  }

  func forward(
    _ input: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>, _ step: Step
  ) {
    if let products {
      products.forward(input, kernel.values, count: step.count, into: output)
    } else {
      MatrixProduct.multiplyInParallel(
        input, lda: inputCount, kernel.values, ldb: outputCount, into: output, ldc: outputCount,
        m: step.count, n: outputCount, k: inputCount)
    }
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
      if let products {
        products.weightGradient(flow.input, gradient, count: step.count, into: target)
      } else {
        MatrixProduct.multiply(
          flow.input, lda: inputCount, transposedA: true, gradient, ldb: outputCount, into: target,
          ldc: outputCount, m: inputCount, n: outputCount, k: step.count)
      }
    }
    guard let target = flow.inputGradient else { return }
    if let products {
      products.inputGradient(gradient, kernel.values, count: step.count, into: target)
    } else {
      MatrixProduct.multiplyInParallel(
        gradient, lda: outputCount, kernel.values, ldb: outputCount, transposedB: true,
        into: target, ldc: inputCount, m: step.count, n: inputCount, k: outputCount)
    }
  }
}
