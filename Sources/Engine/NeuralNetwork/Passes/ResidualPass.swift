import CKernels
import Tensor

/// Two chains of passes over the same input, whose outputs are added, with relu on demand.
final class ResidualPass: Pass {
  private let main: PassChain
  private let shortcut: PassChain
  private let relu: Bool
  /// A copy of the output's gradient, where the shortcut may change it.
  private let gradient: AlignedBuffer<Float>
  /// The main path's part of the input's gradient, where it cannot be added on the way.
  private let mainInputGradient: AlignedBuffer<Float>
  let inputCount: Int
  var outputCount: Int { main.outputCount }

  init(_ layer: Residual, relu: Bool, _ site: PassSite) throws {
    inputCount = site.inputCount
    self.relu = relu
    let mainCount = layer.mainParameterCount(for: site.inputShape)
    var (mainSite, shortcutSite) = (site, site)
    mainSite.parameters = Array(site.parameters.prefix(mainCount))
    shortcutSite.parameters = Array(site.parameters.dropFirst(mainCount))
    main = try PassChain(layer.main, mainSite)
    shortcut = try PassChain(layer.shortcut, shortcutSite)
    let capacity = site.goesBack ? site.capacity : 0
    gradient = AlignedBuffer(
      count: shortcut.changesOutputGradient ? capacity * main.outputCount : 0)
    mainInputGradient = AlignedBuffer(
      count: main.addsToInputGradient ? 0 : capacity * site.inputCount)
  }

  func weightsChanged() {
    main.weightsChanged()
    shortcut.weightsChanged()
  }

  func followObserved() {
    main.followObserved()
    shortcut.followObserved()
  }

  func forward(
    _ input: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>, _ step: Step
  ) {
    let addend = shortcut.forward(input, step)
    if main.addsPaths {
      main.forward(input, step, into: output, adding: Addition(addend: addend, relu: relu))
      return
    }
    let other = main.forward(input, step)
    eachPiece(of: step.count * outputCount) { start, count in
      (output + start).update(from: other + start, count: count)
      ck_add(output + start, addend + start, count)
      if relu { ck_activation(Int32(CK_RELU), output + start, output + start, count) }
    }
  }

  /// Runs `body` for the start and the count of each piece of many numbers.
  private func eachPiece(of count: Int, _ body: (_ start: Int, _ count: Int) -> Void) {
    Parallel.forEachRange(of: count, size: 16_384) { range, _ in
      body(range.lowerBound, range.count)
    }
  }

  func backward(_ flow: BackwardFlow, _ step: Step) {
    let dy = flow.outputGradient
    let count = step.count * outputCount
    if relu {
      eachPiece(of: count) { start, count in
        let y = flow.output + start
        ck_activation_gradient(Int32(CK_RELU), y, y, dy + start, dy + start, count)
      }
    }
    var shortcutGradient = dy
    if shortcut.changesOutputGradient {
      shortcutGradient = gradient.base
      eachPiece(of: count) { start, count in
        (shortcutGradient + start).update(from: dy + start, count: count)
      }
    }
    shortcut.backward(
      flow.input, outputGradient: shortcutGradient, inputGradient: flow.inputGradient, step)
    guard let target = flow.inputGradient, !main.addsToInputGradient else {
      main.backward(
        flow.input, outputGradient: dy, inputGradient: flow.inputGradient, adds: true, step)
      return
    }
    let mainGradient = mainInputGradient.base
    main.backward(flow.input, outputGradient: dy, inputGradient: mainGradient, step)
    eachPiece(of: step.count * inputCount) { start, count in
      ck_add(target + start, mainGradient + start, count)
    }
  }
}
