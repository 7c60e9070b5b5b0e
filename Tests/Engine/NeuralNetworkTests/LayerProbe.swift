import NeuralNetwork
import Tensor

/// Runs a network forward and backward for one batch, and shows what each step gave.
struct LayerProbe {
  private let plan: Plan
  private let step: Step
  private let shape: [Int]

  /// - Parameter fuses: Whether layers may be computed together.
  init(
    _ network: Sequential, _ input: Tensor<Float>, isTraining: Bool, fuses: Bool = true
  ) throws {
    plan = try Plan(
      network, capacity: input.rowCount, isTraining: true,
      keeping: fuses ? [] : Set(network.layers.indices))
    step = Step(count: input.rowCount, isTraining: isTraining, goesBack: true)
    shape = [input.rowCount] + network.outputShape
    input.withUnsafeBufferPointer { _ = plan.batch.elements.update(from: $0) }
  }

  /// The network's output; after a training step, moving averages have followed.
  func output() -> Tensor<Float> {
    let output = plan.forward(step)
    if step.isTraining { plan.chain.followObserved() }
    return copy(output, shape: shape)
  }

  /// The gradient to the input; those of the weights are then in ``gradients``.
  func inputGradient(of outputGradient: Tensor<Float>, inputShape: [Int]) -> Tensor<Float> {
    var outputGradient = outputGradient
    return Tensor(shape: inputShape) { target in
      outputGradient.withUnsafeMutableBufferPointer {
        plan.chain.backward(
          UnsafePointer(plan.batch.base), outputGradient: $0.baseAddress!,
          inputGradient: target.baseAddress!, step)
      }
    }
  }

  /// Each weight's name with its gradient and its value.
  var weights: [(name: String, gradient: Tensor<Float>?, value: Tensor<Float>)] {
    plan.store.bound.map { parameter in
      let shape = parameter.specification.shape
      return (
        parameter.specification.name, parameter.gradient.map { copy($0, shape: shape) },
        copy(parameter.values, shape: shape)
      )
    }
  }

  private func copy(_ numbers: UnsafePointer<Float>, shape: [Int]) -> Tensor<Float> {
    Tensor(shape: shape) {
      _ = $0.initialize(from: UnsafeBufferPointer(start: numbers, count: $0.count))
    }
  }
}
