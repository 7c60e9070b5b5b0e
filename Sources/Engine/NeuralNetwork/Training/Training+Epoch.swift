import Foundation
import Hosting
import Tensor

extension Training {
  /// Trains and validates one epoch, or the rest of one that was interrupted.
  func runEpoch(_ checkpoints: CheckpointKeeper?) throws {
    let host = Work.host
    let clock = ContinuousClock()
    let start = clock.now
    let (epoch, firstStep) = (progress.epoch, progress.step)
    if !progress.epochHasBegun {
      try eachCallback(.epochBeginning) { try $0.epochBegins(epoch, self) }
      progress.epochHasBegun = true
    }
    let order =
      settings.shuffles
      ? random["shuffle"][epoch].permutation(trainingCount) : Array(0..<trainingCount)
    let feed = BatchFeed(
      samples, order: order, batchSize: settings.batchSize, cut,
      BatchRequest(isTraining: true, epoch: epoch, random: random["samples"][epoch]),
      firstStep: firstStep)
    defer { feed.stop() }
    let head = plan.head(for: settings.loss)
    let line = TrainingLine(steps: stepsPerEpoch)
    var afterFirst = start
    var lastReport: ContinuousClock.Instant?
    func totalSeconds() -> Double { progress.earlierSeconds.value + seconds(since: start) }

    while progress.step < stepsPerEpoch, !stopsTraining {
      do {
        try together(.stop) { if host.isCancelled { throw Interrupted(at: position) } }
      } catch is Interrupted {
        throw interruption(checkpoints, epochSeconds: totalSeconds())
      }
      try trainBatch(feed, head)
      let now = clock.now
      if progress.step == firstStep + 1 { afterFirst = now }
      if stopsTraining { break }
      if lastReport.map({ now - $0 >= .milliseconds(50) }) ?? true {
        lastReport = now
        let perStep = secondsPerStep(firstStep, start, afterFirst)
        host.report(
          WorkProgress(
            line: line.running(step: progress.step, secondsPerStep: perStep, logs: runningLogs),
            fraction: (Double(epoch) + Double(progress.step) / Double(stepsPerEpoch))
              / Double(max(1, settings.epochs)),
            position: position))
      }
      checkpoints?.saveIfDue(self, epochSeconds: totalSeconds)
    }
    let trainingSeconds = totalSeconds()
    let perStep = secondsPerStep(firstStep, start, afterFirst)
    let validation: Evaluation?
    do {
      validation = try validate()
    } catch is Interrupted {
      throw interruption(checkpoints, epochSeconds: trainingSeconds)
    }
    try finishEpoch(validation, line, trainingSeconds, perStep, totalSeconds)
    checkpoints?.save(self, epochSeconds: 0)
  }

  var position: String { "epoch \(min(progress.epoch + 1, settings.epochs))/\(settings.epochs)" }

  /// Saves the state of the training, or says why the next run starts over.
  private func interruption(
    _ checkpoints: CheckpointKeeper?, epochSeconds: Double
  ) -> Interrupted {
    if Work.host.checkpoints != nil, let callback = unkeptCallback {
      print(
        "The training will start over: the state of \(type(of: callback)) cannot be kept in a checkpoint."
      )
    }
    flushLines()
    checkpoints?.save(self, epochSeconds: epochSeconds)
    // A rank that ended its program now would end the first one while it saves.
    _ = group?.gather(progress.step)
    return Interrupted(at: position)
  }

  private func trainBatch(_ feed: BatchFeed, _ head: LossHead) throws {
    let indices = feed.indices(progress.step)
    let number = progress.epoch * stepsPerEpoch + progress.step
    try eachCallback(.batchBeginning) { try $0.batchBegins(number, self) }
    try together(.samples) { try feed.next(into: plan.labeledBatch) }
    let result = step(number, over: indices, head)
    progress.lossSum += result.loss * Double(indices.count)
    progress.correct += result.correct
    progress.absoluteError += result.absoluteError
    progress.seen += indices.count
    progress.step += 1
    try eachCallback(.batchEnd) { try $0.batchEnds(number, loss: result.loss, self) }
  }

  /// Passes the values to the callbacks, records and prints them.
  private func finishEpoch(
    _ validation: Evaluation?, _ line: TrainingLine, _ trainingSeconds: Double, _ perStep: Double,
    _ totalSeconds: () -> Double
  ) throws {
    var logs = runningLogs
    if let validation {
      if !settings.loss.isRegression { logs["val_accuracy"] = validation.accuracy }
      logs["val_loss"] = validation.loss
      logs["val_mean_absolute_error"] = validation.meanAbsoluteError
    }
    try eachCallback(.epochEnd) { try $0.epochEnds(progress.epoch, &logs, self) }
    let total = totalSeconds()
    progress.history.append(
      logs, seconds: total, rate: Double(progress.seen) / max(trainingSeconds, 1e-9))
    let text = line.finished(seconds: total, secondsPerStep: perStep, logs: logs)
    let lines = ["Epoch \(progress.epoch + 1)/\(settings.epochs)", text] + progress.pendingLines
    Work.host.log(lines.map { $0 + "\n" }.joined())
    progress = TrainingProgress(
      epoch: progress.epoch + 1, history: progress.history, stopsTraining: stopsTraining)
    try shareProgress()
  }

  private func validate() throws -> Evaluation? {
    if let validation { return try evaluate(validation, 0..<validation.sampleCount) }
    guard trainingCount < samples.sampleCount else { return nil }
    return try evaluate(samples, trainingCount..<samples.sampleCount)
  }

  /// The running means of this epoch, weighted by batch size.
  private var runningLogs: EpochLogs {
    let count = Double(max(1, progress.seen))
    let loss = ("loss", progress.lossSum / count)
    return EpochLogs(
      settings.loss.isRegression
        ? [loss, ("mean_absolute_error", progress.absoluteError / count)]
        : [("accuracy", Double(progress.correct) / count), loss])
  }

  private func seconds(since start: ContinuousClock.Instant) -> Double {
    (ContinuousClock.now - start) / .seconds(1)
  }

  /// The mean over the steps after the first, which is not typical; over those before an interruption when there was none since.
  private func secondsPerStep(
    _ firstStep: Int, _ start: ContinuousClock.Instant, _ afterFirst: ContinuousClock.Instant
  ) -> Double {
    switch progress.step - firstStep {
    case 0: progress.earlierSeconds.value / Double(max(1, progress.step))
    case 1: seconds(since: start)
    case let steps: seconds(since: afterFirst) / Double(steps - 1)
    }
  }
}
