import Tensor

/// The passes of a row of layers, with the memory between them.
package final class PassChain {
  private(set) var passes: [any Pass] = []
  /// What each pass writes; `nil` for a view, whose output is that of the pass before.
  private var outputs: [AlignedBuffer<Float>?] = []
  /// For each layer the pass whose output is the layer's, or `nil` when fusing left none.
  package private(set) var passOfLayer: [Int?] = []
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
    var fused: MaxPooling2D?
    for (index, kind) in layers.enumerated() {
      let count = kind.layer.parameters(for: site.inputShape).count
      site.parameters = Array(parameters.prefix(count))
      parameters = parameters.dropFirst(count)
      if case .maxPooling2D(let pooling) = kind, pooling == fused {
        passOfLayer.append(passes.count - 1)
        fused = nil
      } else if !keptLayers.contains(index), index + 1 < layers.count,
        let pass = try Self.fusedPass(kind, layers[index + 1], site)
      {
        passes.append(pass.pass)
        fused = pass.pooling
        passOfLayer.append(nil)
      } else {
        passes += try kind.makePasses(site)
        passOfLayer.append(passes.count - 1)
      }
      site.inputShape = try kind.layer.outputShape(for: site.inputShape)
      site.index += 1
    }
    outputs = passes.map {
      $0.isView ? nil : AlignedBuffer(count: site.capacity * $0.outputCount)
    }
  }

  /// A convolution together with the pooling behind it, where that can be done in one.
  private static func fusedPass(
    _ kind: LayerKind, _ next: LayerKind, _ site: PassSite
  ) throws -> (pass: any Pass, pooling: MaxPooling2D)? {
    guard case .conv2D(let layer) = kind, case .maxPooling2D(let pooling) = next,
      let tail = ConvolutionTail(layer.activation, pooling: pooling)
    else { return nil }
    let window = try layer.window(for: site.inputShape)
    guard window.outputHeight >= 2, window.outputWidth >= 2,
      let pass = layer.fusedPass(window, site, tail)
    else { return nil }
    return (pass, pooling)
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

  /// Where the output of a pass lies; -1 is the chain's input.
  package func output(of index: Int, input: UnsafePointer<Float>) -> UnsafePointer<Float> {
    var index = index
    while index >= 0 {
      if let output = outputs[index] { return UnsafePointer(output.base) }
      index -= 1
    }
    return input
  }

  /// Runs all passes and returns where the output of the last lies.
  @discardableResult
  package func forward(_ input: UnsafePointer<Float>, _ step: Step) -> UnsafePointer<Float> {
    for (index, pass) in passes.enumerated() {
      guard let output = outputs[index] else { continue }
      measure(index, backward: false) {
        pass.forward(self.output(of: index - 1, input: input), output.base, step)
      }
    }
    return output(of: passes.count - 1, input: input)
  }

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
  package func backward(
    _ input: UnsafePointer<Float>, outputGradient: UnsafeMutablePointer<Float>,
    inputGradient: UnsafeMutablePointer<Float>?, from last: Int? = nil, to first: Int = 0,
    _ step: Step
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
        outputGradient: gradient, inputGradient: target)
      measure(index, backward: true) { pass.backward(flow, step) }
      guard let target else { return }
      gradient = target
      next = 1 - next
    }
    if let inputGradient, inputGradient != gradient {
      let count = first <= last ? passes[first].inputCount : outputCount
      inputGradient.update(from: gradient, count: count * step.count)
    }
  }
}
