import CKernels
import Tensor

/// Max pooling, which remembers where each maximum was.
final class MaxPoolingPass: Pass {
  private let window: Window
  private let places: AlignedBuffer<UInt16>
  var inputCount: Int { window.inputCount }
  var outputCount: Int { window.outputPixels * window.channels }

  init(_ window: Window, capacity: Int) {
    self.window = window
    places = AlignedBuffer(count: capacity * window.outputPixels * window.channels)
  }

  func forward(
    _ input: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>, _ step: Step
  ) {
    var sizes = window.forKernels
    Parallel.forEach(step.count) { sample, _ in
      ck_max_pool(
        &sizes, input + sample * inputCount, output + sample * outputCount,
        places.base + sample * outputCount)
    }
  }

  func backward(_ flow: BackwardFlow, _ step: Step) {
    guard let inputGradient = flow.inputGradient else { return }
    var sizes = window.forKernels
    Parallel.forEach(step.count) { sample, _ in
      ck_max_pool_gradient(
        &sizes, flow.outputGradient + sample * outputCount, places.base + sample * outputCount,
        inputGradient + sample * inputCount)
    }
  }
}
