import Tensor

/// Rows and columns of zeros around pictures.
final class ZeroPaddingPass: Pass {
  private let layer: ZeroPadding2D
  private let height: Int
  private let line: Int
  private let channels: Int
  private let paddedLine: Int
  let outputCount: Int
  var inputCount: Int { height * line }

  init(_ layer: ZeroPadding2D, _ shape: [Int]) {
    self.layer = layer
    (height, channels) = (shape[0], shape[2])
    line = shape[1] * shape[2]
    paddedLine = (shape[1] + layer.left + layer.right) * shape[2]
    outputCount = (shape[0] + layer.top + layer.bottom) * paddedLine
  }

  private func place(_ sample: Int, _ row: Int) -> Int {
    sample * outputCount + (row + layer.top) * paddedLine + layer.left * channels
  }

  func forward(
    _ input: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>, _ step: Step
  ) {
    Parallel.forEach(step.count) { sample, _ in
      (output + sample * outputCount).update(repeating: 0, count: outputCount)
      for row in 0..<height {
        (output + place(sample, row)).update(
          from: input + sample * inputCount + row * line, count: line)
      }
    }
  }

  func backward(_ flow: BackwardFlow, _ step: Step) {
    guard let inputGradient = flow.inputGradient else { return }
    Parallel.forEach(step.count) { sample, _ in
      for row in 0..<height {
        (inputGradient + sample * inputCount + row * line).update(
          from: flow.outputGradient + place(sample, row), count: line)
      }
    }
  }
}
