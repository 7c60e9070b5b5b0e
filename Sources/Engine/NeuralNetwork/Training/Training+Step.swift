import Hosting
import Tensor

extension Training {
  /// One step over the samples of a batch, whose own part was loaded into the plan.
  /// - Parameter number: Counts the steps of the whole training.
  func step(_ number: Int, over indices: ArraySlice<Int>, _ head: LossHead) -> LossHead.Result {
    var result = LossHead.Result()
    computeGradients(number, over: indices, head)
    for shard in 0..<cut.count where !cut.samples(of: shard, in: indices.count).isEmpty {
      let part = shardResults.result(of: shard)
      plan.chain.followObserved()
      result.loss += part.loss
      result.correct += part.correct
      result.absoluteError += part.absoluteError
    }
    result.loss += plan.addRegularization()
    optimizer.step(plan.store)
    plan.chain.weightsChanged()
    return result
  }

  /// The gradients and results of all shards; those of other ranks are received.
  private func computeGradients(_ number: Int, over indices: ArraySlice<Int>, _ head: LossHead) {
    let count = indices.count
    let first = cut.ownSamples(in: count).lowerBound
    let targets = UnsafePointer(plan.labeledBatch.targets.baseAddress!)
    let weights = settings.sampleWeights.map { weights in indices.map { weights[$0] } }
    let random = random["step"][number]
    plan.chain.completed = { [gradientSum] in gradientSum.complete(from: $0) }
    defer { plan.chain.completed = nil }
    for shard in cut.own {
      let samples = cut.samples(of: shard, in: count)
      gradientSum.begin(shard)
      if samples.isEmpty {
        plan.store.gradients.elements.update(repeating: 0)
      } else {
        let place = samples.lowerBound - first
        let step = Step(
          count: samples.count, isTraining: true,
          random: cut.count == 1 ? random : random["shard"][shard])
        let result = withOptionalPointer(weights) {
          plan.computeGradients(
            step, from: place, of: count, targets: targets + place * plan.outputCount,
            weights: $0.map { $0 + samples.lowerBound }, head: head)
        }
        shardResults.keep(result, of: shard)
      }
      gradientSum.end()
    }
    gradientSum.finish()
    if let group { shardResults.gather(cut, group) }
  }
}

private func withOptionalPointer<Result>(
  _ numbers: [Float]?, _ body: (UnsafePointer<Float>?) throws -> Result
) rethrows -> Result {
  guard let numbers else { return try body(nil) }
  return try numbers.withUnsafeBufferPointer { try body($0.baseAddress) }
}
