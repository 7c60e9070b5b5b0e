import Foundation
import Hosting
import Tensor

extension Training {
  /// Trains and validates one epoch, or the rest of one that was interrupted.
  func runEpoch(_ checkpoints: CheckpointKeeper?) throws {
    let host = Work.host
    let clock = ContinuousClock()
    let start = clock.now
    if step == 0 { try eachCallback { try $0.epochBegins(epoch, self) } }
    let order =
      settings.shuffles
      ? random["shuffle"][epoch].permutation(trainingCount) : Array(0..<trainingCount)
    let request = BatchRequest(isTraining: true, epoch: epoch, random: random["samples"][epoch])
    let feed = BatchFeed(
      samples, order: order, batchSize: settings.batchSize, sampleSize: plan.inputCount, request,
      firstStep: step)
    defer { feed.stop() }
    let head = plan.head(for: settings.loss)
    let line = TrainingLine(steps: stepsPerEpoch)
    let firstStep = step
    var afterFirst = start
    var lastReport: ContinuousClock.Instant?

    while step < stepsPerEpoch {
      if host.isCancelled {
        checkpoints?.save(self, epochSeconds: earlierSeconds + seconds(since: start))
        flushLines()
        throw Interrupted(at: position)
      }
      try trainBatch(feed, order, request, head)
      let now = clock.now
      if step == firstStep + 1 { afterFirst = now }
      if stopsTraining { break }
      if lastReport.map({ now - $0 >= .milliseconds(50) }) ?? true {
        lastReport = now
        let perStep = secondsPerStep(firstStep, start, afterFirst)
        host.report(
          WorkProgress(
            line: line.running(step: step, secondsPerStep: perStep, logs: runningLogs),
            fraction: (Double(epoch) + Double(step) / Double(stepsPerEpoch))
              / Double(max(1, settings.epochs)),
            position: position))
      }
      checkpoints?.saveIfDue(
        self, epochSeconds: { self.earlierSeconds + self.seconds(since: start) })
    }
    let trainingSeconds = earlierSeconds + seconds(since: start)
    let perStep = secondsPerStep(firstStep, start, afterFirst)
    let validation: Evaluation?
    do {
      validation = try validate()
    } catch is Interrupted {
      checkpoints?.save(self, epochSeconds: trainingSeconds)
      flushLines()
      throw Interrupted(at: position)
    }
    try finishEpoch(validation, line, trainingSeconds, perStep) {
      self.earlierSeconds + self.seconds(since: start)
    }
    checkpoints?.save(self, epochSeconds: 0)
  }

  var position: String { "epoch \(min(epoch + 1, settings.epochs))/\(settings.epochs)" }

  private func trainBatch(
    _ feed: BatchFeed, _ order: [Int], _ request: BatchRequest, _ head: LossHead
  ) throws {
    let indices = order[
      step * settings.batchSize..<min(order.count, (step + 1) * settings.batchSize)]
    let number = epoch * stepsPerEpoch + step
    try eachCallback { try $0.batchBegins(number, self) }
    try feed.next(into: plan.batch.elements)
    var targets = self.targets.rows(at: indices)
    if let mixture = samples.mixture(of: indices, for: request) {
      targets.withUnsafeMutableBufferPointer { mixture.apply(to: $0) }
    }
    let factors = settings.sampleWeights.map { weights in indices.map { weights[$0] } }
    let result = targets.withUnsafeBufferPointer { targets in
      withOptionalPointer(factors) { factors in
        plan.train(
          Step(count: indices.count, isTraining: true, random: random["step"][number]),
          targets: targets.baseAddress!, weights: factors, head: head)
      }
    }
    optimizer.step(plan.store)
    plan.chain.weightsChanged()
    lossSum += result.loss * Double(indices.count)
    correct += result.correct
    seen += indices.count
    step += 1
    try eachCallback { try $0.batchEnds(number, loss: result.loss, self) }
  }

  /// Asks the callbacks, records and prints.
  private func finishEpoch(
    _ validation: Evaluation?, _ line: TrainingLine, _ trainingSeconds: Double, _ perStep: Double,
    _ totalSeconds: () -> Double
  ) throws {
    var logs = runningLogs
    if let validation {
      logs["val_accuracy"] = validation.accuracy
      logs["val_loss"] = validation.loss
    }
    try eachCallback { try $0.epochEnds(epoch, &logs, self) }
    let total = totalSeconds()
    history.append(
      logs, seconds: total, rate: Double(seen) / max(trainingSeconds, 1e-9))
    let text = line.finished(seconds: total, secondsPerStep: perStep, logs: logs)
    let lines = ["Epoch \(epoch + 1)/\(settings.epochs)", text] + pendingLines
    pendingLines = []
    Work.host.log(lines.map { $0 + "\n" }.joined())
    epoch += 1
    step = 0
    (lossSum, correct, seen, earlierSeconds) = (0, 0, 0, 0)
  }

  private func validate() throws -> Evaluation? {
    if let validation {
      return try plan.evaluate(
        validation.samples, validation.targets, loss: settings.loss,
        indices: 0..<validation.samples.sampleCount)
    }
    guard trainingCount < samples.sampleCount else { return nil }
    return try plan.evaluate(
      samples, targets, loss: settings.loss, indices: trainingCount..<samples.sampleCount)
  }

  /// The running means of this epoch, weighted by batch size.
  private var runningLogs: EpochLogs {
    let count = Double(max(1, seen))
    return EpochLogs([("accuracy", Double(correct) / count), ("loss", lossSum / count)])
  }

  private func seconds(since start: ContinuousClock.Instant) -> Double {
    (ContinuousClock.now - start) / .seconds(1)
  }

  /// The mean over the steps after the first, which is not typical; over those before an interruption when there was none since.
  private func secondsPerStep(
    _ firstStep: Int, _ start: ContinuousClock.Instant, _ afterFirst: ContinuousClock.Instant
  ) -> Double {
    switch step - firstStep {
    case 0: earlierSeconds / Double(max(1, step))
    case 1: seconds(since: start)
    case let steps: seconds(since: afterFirst) / Double(steps - 1)
    }
  }
}

private func withOptionalPointer<Result>(
  _ numbers: [Float]?, _ body: (UnsafePointer<Float>?) throws -> Result
) rethrows -> Result {
  guard let numbers else { return try body(nil) }
  return try numbers.withUnsafeBufferPointer { try body($0.baseAddress) }
}
