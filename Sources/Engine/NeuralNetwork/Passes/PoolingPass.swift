import CKernels
import Tensor

/// Max pooling, which remembers where each maximum was, or average pooling.
final class PoolingPass: Pass {
  private let window: Window
  /// The place of each maximum in its window; `nil` for means.
  private let places: AlignedBuffer<UInt16>?
  var inputCount: Int { window.inputCount }
  var outputCount: Int { window.outputPixels * window.channels }

  /// - Parameter capacity: The largest batch.
  init(maximaOf window: Window, capacity: Int) {
    self.window = window
    places = AlignedBuffer(count: capacity * window.outputPixels * window.channels)
  }

  init(meansOf window: Window) {
    self.window = window
    places = nil
  }

  func forward(
    _ input: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>, _ step: Step
  ) {
    var sizes = window.forKernels
    Parallel.forEach(step.count) { sample, _ in
      let (x, start) = (input + sample * inputCount, sample * outputCount)
      if let places {
        ck_max_pool(&sizes, x, output + start, places.base + start)
      } else {
        ck_average_pool(&sizes, x, output + start)
      }
    }
  }

  func backward(_ flow: BackwardFlow, _ step: Step) {
    guard let inputGradient = flow.inputGradient else { return }
    var sizes = window.forKernels
    Parallel.forEach(step.count) { sample, _ in
      let (dx, start) = (inputGradient + sample * inputCount, sample * outputCount)
      if let places {
        ck_max_pool_gradient(&sizes, flow.outputGradient + start, places.base + start, dx)
      } else {
        ck_average_pool_gradient(&sizes, flow.outputGradient + start, dx)
      }
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
