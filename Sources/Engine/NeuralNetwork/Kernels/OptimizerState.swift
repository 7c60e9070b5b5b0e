import CKernels
import Foundation
import Tensor

/// What an optimizer remembers of a training, and its step over all weights.
package final class OptimizerState {
  let optimizer: Optimizer
  /// May be changed between steps.
  var learningRate: Double
  /// Steps taken.
  private(set) var stepCount = 0
  private var slots: [AlignedBuffer<Float>]

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

  /// The memory, to be kept in a checkpoint.
  var snapshot: [Tensor<Float>] {
    slots.map { slot in
      Tensor(shape: [slot.count]) { _ = $0.initialize(from: UnsafeBufferPointer(slot.elements)) }
    }
  }

  func restore(_ snapshot: [Tensor<Float>], stepCount: Int, learningRate: Double) {
    for (slot, tensor) in zip(slots, snapshot) {
      tensor.withUnsafeBufferPointer { _ = slot.elements.update(from: $0) }
    }
    self.stepCount = stepCount
    self.learningRate = learningRate
  }
}
