import Tensor

/// Dropout with a mask that is a function of seed, step, layer and position.
final class DropoutPass: Pass {
  let inputCount: Int
  private let rate: Double
  private let index: Int
  private let mask: AlignedBuffer<Float>
  var outputCount: Int { inputCount }

  init(_ layer: Dropout, _ site: PassSite) {
    inputCount = site.inputCount
    rate = layer.rate
    index = site.index
    mask = AlignedBuffer(count: site.capacity * site.inputCount)
  }

  func forward(
    _ input: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>, _ step: Step
  ) {
    guard step.isTraining, rate > 0 else {
      output.update(from: input, count: inputCount * step.count)
      return
    }
    let random = step.random["dropout"][index]
    let threshold = UInt32(rate * 4_294_967_296)
    let scale = Float(1 / (1 - rate))
    let mask = self.mask.base
    Parallel.forEachRange(of: inputCount * step.count, size: 4096) { range, _ in
      for start in stride(from: range.lowerBound, to: range.upperBound, by: 4) {
        let words = random.block(UInt64(start / 4))
        for lane in 0..<min(4, range.upperBound - start) {
          mask[start + lane] = words[lane] < threshold ? 0 : scale
        }
      }
      for place in range { output[place] = input[place] * mask[place] }
    }
  }

  func backward(_ flow: BackwardFlow, _ step: Step) {
    guard let inputGradient = flow.inputGradient else { return }
    guard step.isTraining, rate > 0 else {
      inputGradient.update(from: flow.outputGradient, count: inputCount * step.count)
      return
    }
    let mask = self.mask.base
    for place in 0..<inputCount * step.count {
      inputGradient[place] = flow.outputGradient[place] * mask[place]
    }
  }
}
