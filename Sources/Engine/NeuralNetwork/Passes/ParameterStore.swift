import Tensor

/// All weights of a network in one piece of memory, with their gradients: the trainable ones first, so that an optimizer
/// runs over one row of numbers.
package final class ParameterStore {
  package let specifications: [ParameterSpecification]
  package let values: AlignedBuffer<Float>
  package let gradients: AlignedBuffer<Float>
  /// What the last forward of a training observed of a batch, for each number that is not trained: the moments that moving
  /// averages follow.
  package let observed: AlignedBuffer<Float>
  /// How many numbers at the front are trained, padding included.
  package let trainableCount: Int
  private let offsets: [Int]

  /// - Parameter isTraining: Whether room for gradients is needed.
  package init(_ specifications: [ParameterSpecification], isTraining: Bool) {
    self.specifications = specifications
    var end = 0
    var offsets = [Int](repeating: 0, count: specifications.count)
    func place(_ index: Int) {
      offsets[index] = end
      end += (specifications[index].count + 15) / 16 * 16
    }
    for index in specifications.indices where specifications[index].isTrainable { place(index) }
    trainableCount = end
    for index in specifications.indices where !specifications[index].isTrainable { place(index) }
    self.offsets = offsets
    values = AlignedBuffer(count: end)
    gradients = AlignedBuffer(count: isTraining ? trainableCount : 0)
    observed = AlignedBuffer(count: end - trainableCount)
  }

  package var bound: [BoundParameter] {
    specifications.indices.map { index in
      let isTrained = specifications[index].isTrainable && gradients.count > 0
      return BoundParameter(
        values: values.base + offsets[index],
        gradient: isTrained ? gradients.base + offsets[index] : nil,
        observed: specifications[index].isTrainable
          ? nil : observed.base + (offsets[index] - trainableCount),
        specification: specifications[index])
    }
  }

  package func load(_ tensors: [Tensor<Float>]) {
    for (index, tensor) in tensors.enumerated() {
      tensor.withUnsafeBufferPointer {
        (values.base + offsets[index]).update(from: $0.baseAddress!, count: $0.count)
      }
    }
  }

  package func tensors() -> [Tensor<Float>] {
    specifications.indices.map { index in
      Tensor(shape: specifications[index].shape) {
        _ = $0.initialize(
          from: UnsafeBufferPointer(start: values.base + offsets[index], count: $0.count))
      }
    }
  }
}
