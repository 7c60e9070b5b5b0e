import CKernels
import Tensor

/// Two chains of passes over the same input, whose outputs are added.
final class ResidualPass: Pass {
  private let main: PassChain
  private let shortcut: PassChain
  private let gradient: AlignedBuffer<Float>
  private let shortcutInputGradient: AlignedBuffer<Float>
  let inputCount: Int
  var outputCount: Int { main.outputCount }

  init(_ layer: Residual, _ site: PassSite) throws {
    inputCount = site.inputCount
    var mainSite = site
    mainSite.parameters = site.parameters.filter { $0.specification.name.hasPrefix("main/") }
    main = try PassChain(layer.main, mainSite)
    var shortcutSite = site
    shortcutSite.parameters = site.parameters.filter {
      $0.specification.name.hasPrefix("shortcut/")
    }
    shortcut = try PassChain(layer.shortcut, shortcutSite)
    gradient = AlignedBuffer(count: site.capacity * max(main.outputCount, 1))
    shortcutInputGradient = AlignedBuffer(count: site.capacity * site.inputCount)
  }

  func weightsChanged() {
    main.weightsChanged()
    shortcut.weightsChanged()
  }

  func forward(
    _ input: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>, _ step: Step
  ) {
    let (left, right) = (main.forward(input, step), shortcut.forward(input, step))
    let count = outputCount
    Parallel.forEach(step.count) { sample, _ in
      (output + sample * count).update(from: left + sample * count, count: count)
      ck_add(output + sample * count, right + sample * count, count)
    }
  }

  func backward(_ flow: BackwardFlow, _ step: Step) {
    gradient.base.update(from: flow.outputGradient, count: step.count * outputCount)
    main.backward(
      flow.input, outputGradient: gradient.base, inputGradient: flow.inputGradient, step)
    let wanted = flow.inputGradient == nil ? nil : shortcutInputGradient.base
    shortcut.backward(
      flow.input, outputGradient: flow.outputGradient, inputGradient: wanted, step)
    if let target = flow.inputGradient {
      ck_add(target, shortcutInputGradient.base, step.count * inputCount)
    }
  }
}
