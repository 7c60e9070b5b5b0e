import Hosting
import Tensor

extension Plan {
  /// Fills ``batch`` with samples.
  package func load(
    _ samples: some BatchSource, _ indices: ArraySlice<Int>, for request: BatchRequest
  )
    throws
  {
    let target = UnsafeMutableBufferPointer(
      rebasing: batch.elements[..<(indices.count * inputCount)])
    try samples.fill(SampleBatch(samples: target), with: indices, for: request)
  }

  /// Loss and accuracy over the samples at `indices`.
  func evaluate(_ samples: LabeledSamples, loss: Loss, indices: Range<Int>) throws -> Evaluation {
    let host = Work.host
    let head = self.head(for: loss)
    var lossSum = 0.0
    var correct = 0
    var absoluteError = 0.0
    for start in stride(from: indices.lowerBound, to: indices.upperBound, by: capacity) {
      if host.isCancelled { throw Interrupted(at: "evaluation") }
      let range = start..<min(indices.upperBound, start + capacity)
      try load(samples.source, Array(range)[...], for: BatchRequest(isTraining: false))
      _ = forward(Step(count: range.count, isTraining: false))
      let result = samples.targets.withUnsafeBufferPointer {
        head.evaluate(
          rows(for: head), targets: $0.baseAddress! + range.lowerBound * outputCount, weights: nil,
          count: range.count, gradient: nil)
      }
      lossSum += result.loss * Double(range.count)
      correct += result.correct
      absoluteError += result.absoluteError
    }
    let count = Double(indices.count)
    return Evaluation(
      loss: lossSum / count + penalty, accuracy: Double(correct) / count,
      meanAbsoluteError: loss.isRegression ? absoluteError / count : nil, count: indices.count)
  }
}
