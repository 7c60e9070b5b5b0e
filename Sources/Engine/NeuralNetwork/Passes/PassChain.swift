import Checks
import Tensor

/// The passes of a row of layers, with the memory between them.
package final class PassChain {
  private(set) var passes: [any Pass] = []
  /// What each pass writes; `nil` for a view, whose output is that of the pass before.
  private var outputs: [AlignedBuffer<Float>?] = []
  /// For each layer the pass whose output is the layer's, or `nil` when fusing left none.
  package private(set) var passOfLayer: [Int?] = []
  /// Where the gradients of each pass' weights begin; `nil` for a pass without, and for the later ones of several passes that share
  /// their weights. Those of a later pass are behind those of an earlier one.
  private(set) var gradientStarts: [UnsafeMutablePointer<Float>?] = []
  /// Called in a backward with a place from which on all gradients are complete.
  var completed: ((_ start: UnsafeMutablePointer<Float>) -> Void)?
  /// Two buffers that gradients go back and forth between.
  private lazy var gradients: [AlignedBuffer<Float>] = [makeGradient(), makeGradient()]
  /// Times each pass where one is set.
  package var stopwatch: PassStopwatch?
  private let capacity: Int
  private let inputCount: Int

  /// - Parameter keptLayers: Layers whose output must be there after a forward, and is not to be fused away.
  init(_ layers: [LayerKind], _ site: PassSite, keeping keptLayers: Set<Int> = []) throws {
    capacity = site.capacity
    inputCount = site.inputCount
    var site = site
    var parameters = site.parameters[...]
    var index = 0
    while index < layers.count {
      let last = keptLayers.filter { $0 >= index }.min() ?? layers.count
      let group = FusedLayers(layers[index..<min(last + 1, layers.count)], site.inputShape)
      let count = group?.count ?? 1
      let inputShape = site.inputShape
      var parameterCount = 0
      for kind in layers[index..<index + count] {
        parameterCount += kind.layer.parameters(for: site.inputShape).count
        site.inputShape = try kind.layer.outputShape(for: site.inputShape)
      }
      let outputShape = site.inputShape
      site.inputShape = inputShape
      site.parameters = Array(parameters.prefix(parameterCount))
      parameters = parameters.dropFirst(parameterCount)
      passes += try group.map { [try $0.makePass(site)] } ?? layers[index].makePasses(site)
      gradientStarts +=
        [site.parameters.compactMap(\.gradient).min()]
        + [UnsafeMutablePointer<Float>?](
          repeating: nil, count: passes.count - gradientStarts.count - 1)
      passOfLayer += [Int?](repeating: nil, count: count - 1) + [passes.count - 1]
      site.inputShape = outputShape
      site.index += count
      index += count
    }
    outputs = passes.map {
      $0.isView ? nil : AlignedBuffer(count: site.capacity * $0.outputCount)
    }
  }

  package var passCount: Int { passes.count }
  package var outputCount: Int { passes.last?.outputCount ?? inputCount }

  private func makeGradient() -> AlignedBuffer<Float> {
    AlignedBuffer(
      count: capacity * (passes.map { max($0.inputCount, $0.outputCount) }.max() ?? inputCount))
  }

  package func weightsChanged() {
    for pass in passes { pass.weightsChanged() }
  }

  package func followObserved() {
    for pass in passes { pass.followObserved() }
  }

  /// Where the output of a pass is; -1 is the chain's input.
  package func output(of index: Int, input: UnsafePointer<Float>) -> UnsafePointer<Float> {
    var index = index
    while index >= 0 {
      if let output = outputs[index] { return UnsafePointer(output.base) }
      index -= 1
    }
    return input
  }

  /// Runs all passes and returns where the output of the last is.
  @discardableResult
  package func forward(_ input: UnsafePointer<Float>, _ step: Step) -> UnsafePointer<Float> {
    forward(input, step, passes: passes.count)
    return output(of: passes.count - 1, input: input)
  }

  private func forward(_ input: UnsafePointer<Float>, _ step: Step, passes count: Int) {
    for (index, pass) in passes.prefix(count).enumerated() {
      guard let output = outputs[index] else { continue }
      measure(index, backward: false) {
        pass.forward(self.output(of: index - 1, input: input), output.base, step)
      }
    }
  }

  /// Whether the last pass can add another path's output to its own.
  var addsPaths: Bool { (passes.last as? any AddingPass)?.canAdd ?? false }

  /// Runs all passes, whose last writes the sum of its output and another path's to `output`.
  func forward(
    _ input: UnsafePointer<Float>, _ step: Step, into output: UnsafeMutablePointer<Float>,
    adding addition: Addition
  ) {
    guard let last = passes.last as? any AddingPass else {
      unreachable("the last pass of a chain must be one that can add")
    }
    forward(input, step, passes: passes.count - 1)
    last.forward(
      self.output(of: passes.count - 2, input: input), output, step, adding: addition)
  }

  /// Whether a backward may overwrite the gradient of the chain's output.
  var changesOutputGradient: Bool {
    passes.last { !$0.isView }?.changesOutputGradient ?? false
  }

  /// Whether a backward can add to the gradient of the chain's input.
  var addsToInputGradient: Bool { passes.first?.addsToInputGradient ?? false }

  private func measure(_ pass: Int, backward: Bool, _ body: () -> Void) {
    if let stopwatch {
      stopwatch.measure(pass, backward: backward, body)
    } else {
      body()
    }
  }

  /// Takes a gradient back from the end of pass `last` to the end of pass `first - 1`.
  ///
  /// - Parameters:
  ///   - outputGradient: The gradient to the output of pass `last`, which may be overwritten.
  ///   - inputGradient: Receives the gradient to what pass `first` reads; `nil` when no one needs it.
  ///   - adds: Whether to add to `inputGradient`, which pass `first` must be able to.
  package func backward(
    _ input: UnsafePointer<Float>, outputGradient: UnsafeMutablePointer<Float>,
    inputGradient: UnsafeMutablePointer<Float>?, adds: Bool = false, from last: Int? = nil,
    to first: Int = 0, _ step: Step
  ) {
    let last = last ?? passes.count - 1
    var gradient = outputGradient
    var next = 0
    var index = last
    while index >= first {
      defer { index -= 1 }
      let pass = passes[index]
      if pass.isView { continue }
      let isLastOne = (first..<index).allSatisfy { passes[$0].isView }
      let target = isLastOne ? inputGradient : gradients[next].base
      let flow = BackwardFlow(
        input: output(of: index - 1, input: input), output: output(of: index, input: input),
        outputGradient: gradient, inputGradient: target, adds: adds && isLastOne)
      measure(index, backward: true) { pass.backward(flow, step) }
      if let completed, let start = gradientStarts[index] { completed(start) }
      guard let target else { return }
      gradient = target
      next = 1 - next
    }
    if let inputGradient, inputGradient != gradient {
      let count = first <= last ? passes[first].inputCount : outputCount
      Parallel.forEachRange(of: count * step.count, size: 16_384) { range, _ in
        (inputGradient + range.lowerBound).update(
          from: gradient + range.lowerBound, count: range.count)
      }
    }
  }
}
