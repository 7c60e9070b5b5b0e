import CKernels
import Tensor

/// A network made ready to compute: weights and workspace in fixed memory, for batches up to a size.
package final class Plan {
  package let store: ParameterStore
  package let chain: PassChain
  package let capacity: Int
  package let inputCount: Int
  package let outputCount: Int
  package let batch: AlignedBuffer<Float>
  private let targets: AlignedBuffer<Float>
  private let headGradient: AlignedBuffer<Float>
  /// The factors of squared weights in the loss, where they are not 0.
  private let regularized: [(parameter: BoundParameter, factor: Double)]

  /// - Parameters:
  ///   - capacity: The most samples that go through the network at once.
  ///   - batchCapacity: The most samples of a batch, where one goes through the network in parts; by default `capacity`.
  ///   - isTraining: Whether the gradients of the weights are wanted.
  ///   - goesBack: Whether gradients of any kind are wanted; by default those of a training.
  ///   - keptLayers: Layers whose outputs are wanted.
  package init(
    _ network: Sequential, capacity: Int, batchCapacity: Int? = nil, isTraining: Bool,
    goesBack: Bool? = nil,
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
    batch = AlignedBuffer(count: (batchCapacity ?? capacity) * inputCount)
    targets = AlignedBuffer(count: (batchCapacity ?? capacity) * outputCount)
    headGradient = AlignedBuffer(count: isTraining ? capacity * outputCount : 0)
    regularized = bound.filter { $0.specification.l2 != 0 }
      .map { ($0, $0.specification.l2) }
    chain.weightsChanged()
  }

  /// ``batch`` with room for a target of each sample.
  var labeledBatch: SampleBatch {
    SampleBatch(samples: batch.elements, targets: targets.elements)
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

  /// The rows that a head works on, after samples went through the network.
  ///
  /// - Parameter input: Those samples; by default the first ones of ``batch``.
  package func rows(
    for head: LossHead, of input: UnsafePointer<Float>? = nil
  ) -> UnsafePointer<Float> {
    chain.output(of: lastPass(for: head), input: input ?? UnsafePointer(batch.base))
  }

  /// The pass that gives the rows of a head.
  private func lastPass(for head: LossHead) -> Int {
    chain.passes.count - (head.fromLogits ? 2 : 1)
  }

  /// Forward, loss and gradients of all weights, for a whole batch.
  package func train(
    _ step: Step, targets: UnsafePointer<Float>, weights: UnsafePointer<Float>?, head: LossHead
  ) -> LossHead.Result {
    var result = computeGradients(step, targets: targets, weights: weights, head: head)
    chain.followObserved()
    result.loss += addRegularization()
    return result
  }

  /// Forward, loss and gradients of all weights, without the penalty of large ones, for a part of a batch.
  ///
  /// - Parameters:
  ///   - first: Where the part begins in ``batch``.
  ///   - batchCount: The samples of the whole batch; by default the part is all.
  ///   - targets: Those of the part, like `weights`.
  func computeGradients(
    _ step: Step, from first: Int = 0, of batchCount: Int? = nil, targets: UnsafePointer<Float>,
    weights: UnsafePointer<Float>?, head: LossHead
  ) -> LossHead.Result {
    let input = UnsafePointer(batch.base + first * inputCount)
    chain.forward(input, step)
    let result = head.evaluate(
      rows(for: head, of: input), targets: targets, weights: weights, count: step.count,
      of: batchCount, gradient: headGradient.base)
    chain.backward(
      input, outputGradient: headGradient.base, inputGradient: nil, from: lastPass(for: head), step)
    return result
  }

  /// The penalty of large weights, whose gradient is added to theirs.
  func addRegularization() -> Double {
    sumOverRegularized { parameter, factor, range in
      let values = parameter.values + range.lowerBound
      guard let gradient = parameter.gradient else {
        return ck_sum_of_squares(values, range.count)
      }
      return ck_add_penalty_gradient(
        values, gradient + range.lowerBound, range.count, Float(2 * factor))
    }
  }

  /// The penalty alone, as it is part of an evaluation's loss.
  package var penalty: Double {
    sumOverRegularized { parameter, _, range in
      ck_sum_of_squares(parameter.values + range.lowerBound, range.count)
    }
  }

  /// The sum of `squares` over pieces of the weights, times their factors. The pieces do not depend on the number of threads, so
  /// the bits of the sum do not either.
  private func sumOverRegularized(
    _ squares: (_ parameter: BoundParameter, _ factor: Double, _ range: Range<Int>) -> Double
  ) -> Double {
    let size = 32_768
    return regularized.reduce(0) { sum, entry in
      let count = entry.parameter.specification.count
      var sums = [Double](repeating: 0, count: (count + size - 1) / size)
      sums.withUnsafeMutableBufferPointer { sums in
        Parallel.forEachRange(of: count, size: size) { range, _ in
          sums[range.lowerBound / size] = squares(entry.parameter, entry.factor, range)
        }
      }
      return sum + entry.factor * sums.reduce(0, +)
    }
  }
}
