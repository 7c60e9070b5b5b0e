import CKernels
import Tensor

/// Average pooling.
final class AveragePoolingPass: Pass {
  private let window: Window
  var inputCount: Int { window.inputCount }
  var outputCount: Int { window.outputPixels * window.channels }

  init(_ window: Window) { self.window = window }

  func forward(
    _ input: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>, _ step: Step
  ) {
    var sizes = window.forKernels
    Parallel.forEach(step.count) { sample, _ in
      ck_average_pool(&sizes, input + sample * inputCount, output + sample * outputCount)
    }
  }

  func backward(_ flow: BackwardFlow, _ step: Step) {
    guard let inputGradient = flow.inputGradient else { return }
    var sizes = window.forKernels
    Parallel.forEach(step.count) { sample, _ in
      ck_average_pool_gradient(
        &sizes, flow.outputGradient + sample * outputCount, inputGradient + sample * inputCount)
    }
  }
}

/// The mean of each channel over the picture.
final class GlobalAveragePoolingPass: Pass {
  private let pixels: Int
  private let channels: Int
  var inputCount: Int { pixels * channels }
  var outputCount: Int { channels }

  init(pixels: Int, channels: Int) {
    self.pixels = pixels
    self.channels = channels
  }

  func forward(
    _ input: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>, _ step: Step
  ) {
    Parallel.forEach(step.count) { sample, _ in
      let means = output + sample * channels
      ck_column_sums(input + sample * inputCount, pixels, channels, means)
      ck_scale(means, 1 / Float(pixels), channels)
    }
  }

  func backward(_ flow: BackwardFlow, _ step: Step) {
    guard let inputGradient = flow.inputGradient else { return }
    Parallel.forEach(step.count) { sample, _ in
      let means = flow.outputGradient + sample * channels
      ck_scale(means, 1 / Float(pixels), channels)
      for pixel in 0..<pixels {
        (inputGradient + sample * inputCount + pixel * channels).update(
          from: means, count: channels)
      }
    }
  }
}
