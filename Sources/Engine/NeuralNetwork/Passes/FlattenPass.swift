/// Nothing to compute: the samples are in memory as they should be.
final class FlattenPass: Pass {
  let inputCount: Int
  var outputCount: Int { inputCount }
  var isView: Bool { true }

  init(count: Int) { inputCount = count }

  func forward(
    _ input: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>, _ step: Step
  ) {
    output.update(from: input, count: inputCount * step.count)
  }

  func backward(_ flow: BackwardFlow, _ step: Step) {
    flow.inputGradient?.update(from: flow.outputGradient, count: inputCount * step.count)
  }
}
