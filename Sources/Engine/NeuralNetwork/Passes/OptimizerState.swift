import CKernels
import Foundation
import Tensor

/// What an optimizer remembers of a training, and its step over all weights.
package final class OptimizerState {
  let optimizer: Optimizer
  /// May be changed between steps.
  var learningRate: Double
  /// Steps taken.
  var stepCount = 0
  private(set) var slots: [AlignedBuffer<Float>]

  package init(_ optimizer: Optimizer, count: Int) {
    self.optimizer = optimizer
    learningRate = optimizer.learningRate
    slots = (0..<optimizer.slotCount).map { _ in AlignedBuffer(count: count) }
  }

  /// Changes the trainable weights of `store` by their gradients, in one pass over memory.
  package func step(_ store: ParameterStore) {
    stepCount += 1
    let rate = Float(learningRate)
    Parallel.forEachRange(of: store.trainableCount, size: 65_536) { range, _ in
      let start = range.lowerBound
      let (w, g, n) = (store.values.base + start, store.gradients.base + start, range.count)
      switch optimizer.rule {
      case .sgd(let momentum, let nesterov):
        if momentum == 0 {
          ck_sgd(w, g, n, rate)
        } else {
          ck_sgd_momentum(
            w, g, slots[0].base + start, n, rate, Float(momentum), nesterov ? 1 : 0)
        }
      case .rmsprop(let rho, let epsilon):
        ck_rmsprop(w, g, slots[0].base + start, n, rate, Float(rho), Float(epsilon))
      case .adam(let beta1, let beta2, let epsilon, let weightDecay):
        let time = Double(stepCount)
        let corrected =
          learningRate * (1 - pow(beta2, time)).squareRoot() / (1 - pow(beta1, time))
        ck_adam(
          w, g, slots[0].base + start, slots[1].base + start, n, Float(corrected), Float(beta1),
          Float(beta2), Float(epsilon), Float(learningRate * weightDecay))
      }
    }
  }

  /// What is remembered, for a checkpoint.
  var memory: OptimizerMemory {
    let slots = slots.map { slot in
      Tensor(shape: [slot.count]) { _ = $0.initialize(from: UnsafeBufferPointer(slot.elements)) }
    }
    return OptimizerMemory(slots: slots, stepCount: stepCount, learningRate: learningRate)
  }

  /// - Returns: Whether the memory is that of such an optimizer; if it is not, nothing changes.
  func restore(_ memory: OptimizerMemory) -> Bool {
    guard memory.slots.map(\.shape) == slots.map({ [$0.count] }) else { return false }
    for (slot, tensor) in zip(slots, memory.slots) {
      tensor.withUnsafeBufferPointer { _ = slot.elements.update(from: $0) }
    }
    stepCount = memory.stepCount
    learningRate = memory.learningRate
    return true
  }
}
