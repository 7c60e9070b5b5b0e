import Checks
import Tensor

/// The computation of a ``CustomLayer``: hands batches over as tensors.
final class CustomPass: Pass {
  private let layer: any CustomLayer
  private let parameters: [BoundParameter]
  private let inputShape: [Int]
  private let outputShape: [Int]
  private let index: Int
  let inputCount: Int
  let outputCount: Int
  var changesOutputGradient: Bool { false }

  init(_ layer: any CustomLayer, _ site: PassSite) throws {
    self.layer = layer
    parameters = site.parameters
    inputShape = site.inputShape
    outputShape = try layer.outputShape(for: site.inputShape)
    index = site.index
    inputCount = elementCount(of: inputShape)
    outputCount = elementCount(of: outputShape)
  }

  func forward(
    _ input: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>, _ step: Step
  ) {
    let result = layer.forward(batch(input, step))
    write(result, [step.count] + outputShape, "the output", to: output)
  }

  func backward(_ flow: BackwardFlow, _ step: Step) {
    let shape = [step.count] + outputShape
    let gradients = layer.backward(
      tensor(flow.outputGradient, shape), of: batch(flow.input, step),
      output: tensor(flow.output, shape))
    require(
      gradients.weights.count == parameters.count,
      "\(type(of: layer)) must give gradients to \(parameters.count) weights, gave \(gradients.weights.count)"
    )
    if let target = flow.inputGradient {
      write(gradients.input, [step.count] + inputShape, "the gradient to the input", to: target)
    }
    for (parameter, gradient) in zip(parameters, gradients.weights) {
      guard let target = parameter.gradient else { continue }
      let specification = parameter.specification
      write(gradient, specification.shape, "the gradient to \(specification.name)", to: target)
    }
  }

  private func batch(_ input: UnsafePointer<Float>, _ step: Step) -> LayerBatch {
    LayerBatch(
      input: tensor(input, [step.count] + inputShape),
      weights: parameters.map { tensor($0.values, $0.specification.shape) },
      isTraining: step.isTraining, random: step.random["layer"][index])
  }

  private func tensor(_ numbers: UnsafePointer<Float>, _ shape: [Int]) -> Tensor<Float> {
    Tensor(shape: shape) {
      _ = $0.initialize(from: UnsafeBufferPointer(start: numbers, count: $0.count))
    }
  }

  private func write(
    _ tensor: Tensor<Float>, _ shape: [Int], _ name: String, to target: UnsafeMutablePointer<Float>
  ) {
    require(
      tensor.shape == shape,
      "\(name) of \(type(of: layer)) must have shape \(shape), received \(tensor.shape)")
    tensor.withUnsafeBufferPointer { numbers in
      guard let base = numbers.baseAddress else { return }
      target.update(from: base, count: numbers.count)
    }
  }
}
