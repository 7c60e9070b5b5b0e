import CKernels
import Execution
import Tensor

/// A network made ready to compute: weights and workspace in fixed memory, for batches up to a size.
package final class Plan {
  package let store: ParameterStore
  package let chain: PassChain
  package let capacity: Int
  package let inputCount: Int
  package let outputCount: Int
  package let batch: AlignedBuffer<Float>
  private let headGradient: AlignedBuffer<Float>
  /// The factors of squared weights in the loss, where they are not 0.
  private let regularized: [(parameter: BoundParameter, factor: Double)]

  /// - Parameters:
  ///   - capacity: The largest batch.
  ///   - isTraining: Whether the gradients of the weights are wanted.
  ///   - goesBack: Whether gradients of any kind are wanted; by default those of a training.
  ///   - keptLayers: Layers whose outputs are wanted.
  package init(
    _ network: Sequential, capacity: Int, isTraining: Bool, goesBack: Bool? = nil,
    keeping keptLayers: Set<Int> = []
  ) throws {
    self.capacity = capacity
    inputCount = elementCount(of: network.inputShape)
    outputCount = elementCount(of: network.outputShape)
    store = ParameterStore(Array(network.layerParameters.joined()), isTraining: isTraining)
    store.load(network.weights)
    let bound = store.bound
    chain = try PassChain(
      network.layers,
      PassSite(
        inputShape: network.inputShape, capacity: capacity, parameters: bound, index: 0,
        goesBack: goesBack ?? isTraining),
      keeping: keptLayers)
    batch = AlignedBuffer(count: capacity * inputCount)
    headGradient = AlignedBuffer(count: isTraining ? capacity * outputCount : 0)
    regularized = bound.filter { $0.specification.l2 != 0 && $0.gradient != nil }
      .map { ($0, $0.specification.l2) }
    chain.weightsChanged()
  }

  /// The first `count` samples of ``batch`` through the network.
  package func forward(_ step: Step) -> UnsafePointer<Float> { chain.forward(batch.base, step) }

  /// Where the loss is taken: before a softmax at the end, if the loss knows how.
  package func head(for loss: Loss) -> LossHead {
    LossHead(loss: loss, fromLogits: endsInSoftmax && loss.takesLogits, classes: outputCount)
  }

  private var endsInSoftmax: Bool {
    (chain.passes.last as? ActivationPass)?.function == .softmax
  }

  /// The rows that a head works on.
  package func rows(for head: LossHead) -> UnsafePointer<Float> {
    chain.output(
      of: chain.passes.count - (head.fromLogits ? 2 : 1), input: UnsafePointer(batch.base))
  }

  /// Forward, loss and gradients of all weights.
  package func train(
    _ step: Step, targets: UnsafePointer<Float>, weights: UnsafePointer<Float>?, head: LossHead
  ) -> LossHead.Result {
    _ = forward(step)
    var result = head.evaluate(
      rows(for: head), targets: targets, weights: weights, count: step.count,
      gradient: headGradient.base)
    chain.backward(
      UnsafePointer(batch.base), outputGradient: headGradient.base, inputGradient: nil,
      from: chain.passes.count - (head.fromLogits ? 2 : 1), step)
    result.loss += addRegularization()
    return result
  }

  /// The penalty of large weights, whose gradient is added to theirs.
  private func addRegularization() -> Double {
    regularized.reduce(0) { sum, entry in
      let (values, gradient) = (entry.parameter.values, entry.parameter.gradient)
      let factor = Float(2 * entry.factor)
      for index in 0..<entry.parameter.specification.count {
        gradient?[index] += factor * values[index]
      }
      return sum + entry.factor * squares(entry.parameter)
    }
  }

  /// The penalty alone, as it is part of an evaluation's loss.
  package var penalty: Double {
    regularized.reduce(0) { $0 + $1.factor * squares($1.parameter) }
  }

  private func squares(_ parameter: BoundParameter) -> Double {
    ck_sum_of_squares(parameter.values, parameter.specification.count)
  }
}

extension Loss {
  var takesLogits: Bool {
    switch self {
    case .categoricalCrossentropy: true
    case .meanSquaredError: false
    }
  }
}
