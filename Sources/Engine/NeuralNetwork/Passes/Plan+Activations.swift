import Checks
import Tensor

extension Plan {
  /// Where the output of a layer is after a forward; -1 is the input. The layer must be one that the plan keeps.
  func output(ofLayer index: Int) -> UnsafePointer<Float> {
    chain.output(of: pass(ofLayer: index), input: UnsafePointer(batch.base))
  }

  private func pass(ofLayer index: Int) -> Int {
    guard index >= 0 else { return -1 }
    guard let pass = chain.passOfLayer[index] else {
      unreachable("layer \(index) was fused away although its output is asked for")
    }
    return pass
  }

  /// The gradient of each sample's score to the output of a layer, after a forward that keeps what backward needs.
  func scoreGradient(
    of classes: ArraySlice<Int>, toLayer index: Int, into target: UnsafeMutablePointer<Float>
  ) {
    let step = Step(count: classes.count, isTraining: false, goesBack: true)
    let scores = AlignedBuffer<Float>(count: classes.count * outputCount)
    for (row, label) in classes.enumerated() {
      require(
        label >= 0 && label < outputCount, "a class is below \(outputCount), received \(label)")
      scores.base[row * outputCount + label] = 1
    }
    let head = self.head(for: .categoricalCrossentropy())
    let first = pass(ofLayer: index) + 1
    let last = chain.passCount - (head.fromLogits ? 2 : 1)
    guard first <= last else {
      target.update(from: scores.base, count: scores.count)
      return
    }
    chain.backward(
      UnsafePointer(batch.base), outputGradient: scores.base, inputGradient: target, from: last,
      to: first, step)
  }
}
