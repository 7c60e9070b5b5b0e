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
    let parts = 0..<partCount(of: indices)
    return evaluation(
      try results(samples, loss: loss, indices: indices, parts: parts), loss: loss, indices)
  }

  /// An evaluation goes through the network in so many parts.
  func partCount(of indices: Range<Int>) -> Int { (indices.count + capacity - 1) / capacity }

  /// What the head finds in some parts of an evaluation.
  func results(
    _ samples: LabeledSamples, loss: Loss, indices: Range<Int>, parts: Range<Int>
  ) throws -> [LossHead.Result] {
    let host = Work.host
    let head = self.head(for: loss)
    return try parts.map { part in
      if host.isCancelled { throw Interrupted(at: "evaluation") }
      let range = range(of: part, indices)
      try load(samples.source, Array(range)[...], for: BatchRequest(isTraining: false))
      _ = forward(Step(count: range.count, isTraining: false))
      return samples.targets.withUnsafeBufferPointer {
        head.evaluate(
          rows(for: head), targets: $0.baseAddress! + range.lowerBound * outputCount, weights: nil,
          count: range.count, gradient: nil)
      }
    }
  }

  private func range(of part: Int, _ indices: Range<Int>) -> Range<Int> {
    let start = indices.lowerBound + part * capacity
    return start..<min(indices.upperBound, start + capacity)
  }

  /// What the results of all parts say.
  func evaluation(
    _ results: [LossHead.Result], loss: Loss, _ indices: Range<Int>
  ) -> Evaluation {
    var sum = LossHead.Result()
    for (part, result) in results.enumerated() {
      sum.loss += result.loss * Double(range(of: part, indices).count)
      sum.correct += result.correct
      sum.absoluteError += result.absoluteError
    }
    let count = Double(indices.count)
    return Evaluation(
      loss: sum.loss / count + penalty, accuracy: Double(sum.correct) / count,
      meanAbsoluteError: loss.isRegression ? sum.absoluteError / count : nil, count: indices.count)
  }
}
