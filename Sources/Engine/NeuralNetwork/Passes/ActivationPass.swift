import CKernels
import Tensor

/// An activation function over all numbers of a batch, sample by sample.
final class ActivationPass: Pass {
  let function: ActivationFunction
  let inputCount: Int
  private let rowLength: Int
  var outputCount: Int { inputCount }

  init(_ function: ActivationFunction, count: Int, rowLength: Int) {
    self.function = function
    inputCount = count
    self.rowLength = max(1, rowLength)
  }

  func forward(
    _ input: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>, _ step: Step
  ) {
    let count = inputCount
    Parallel.forEach(step.count) { sample, _ in
      let (x, y) = (input + sample * count, output + sample * count)
      if function == .softmax {
        ck_softmax(x, y, count / rowLength, rowLength)
      } else {
        ck_activation(function.kernel, x, y, count)
      }
    }
  }

  func backward(_ flow: BackwardFlow, _ step: Step) {
    guard let inputGradient = flow.inputGradient else { return }
    let count = inputCount
    Parallel.forEach(step.count) { sample, _ in
      let start = sample * count
      let (x, y) = (flow.input + start, flow.output + start)
      let (dy, dx) = (flow.outputGradient + start, inputGradient + start)
      if function == .softmax {
        ck_softmax_gradient(y, dy, dx, count / rowLength, rowLength)
      } else {
        ck_activation_gradient(function.kernel, x, y, dy, dx, count)
      }
    }
  }
}
