import Foundation
import Hosting
import Tensor

/// How the ranks of a training stay together. Whatever can fail or be decided on one rank is done within ``together(_:_:)``, after which
/// all go on or all stop.
extension Training {
  /// Whether this rank speaks to the host and runs the callbacks.
  var isFirstRank: Bool { cut.rank == 0 }

  /// Runs `body`, then waits for the other ranks: all take over what the callbacks of the first rank decided, and all throw when one
  /// failed or was asked to stop.
  func together(_ phase: TrainingPlace.Phase, _ body: () throws -> Void) throws {
    guard let group else { return try body() }
    var failure: (any Error)?
    do { try body() } catch { failure = error }
    let isInterrupted = failure is Interrupted
    let reports = group.gather(
      RankReport(
        place: TrainingPlace(
          training: identity, epoch: progress.epoch, step: progress.step, phase: phase),
        isInterrupted: isInterrupted, hasFailed: failure != nil && !isInterrupted,
        stopsTraining: stopsTraining, hasNewWeights: hasNewWeights, learningRate: learningRate))
    try check(reports, failure)
    progress.stopsTraining = reports[0].stopsTraining
    optimizer.learningRate = reports[0].learningRate
    if reports[0].hasNewWeights { shareWeights(group) }
    hasNewWeights = false
  }

  private func check(_ reports: [RankReport], _ failure: (any Error)?) throws {
    guard let group else { return }
    if let other = reports.firstIndex(where: { $0.place != reports[0].place }) {
      let (rank, own) = (group.rank == other ? 0 : other, reports[group.rank].place)
      throw RankError.diverged(rank: rank, place: "\(reports[rank].place)", ownPlace: "\(own)")
    }
    if let rank = reports.firstIndex(where: \.hasFailed) {
      let message = group.share(Data((failure.map { "\($0)" } ?? "").utf8), of: rank)
      throw failure
        ?? RankError.failed(rank: rank, reason: String(decoding: message, as: UTF8.self))
    }
    if reports.contains(where: \.isInterrupted) { throw failure ?? Interrupted(at: position) }
  }

  /// Gives all ranks the weights of the first.
  private func shareWeights(_ group: RankGroup) {
    group.share(plan.store.values.elements)
    plan.chain.weightsChanged()
  }

  /// Gives all ranks what the first one found in a checkpoint.
  func shareState() throws {
    guard let group else { return }
    shareWeights(group)
    for slot in optimizer.slots { group.share(slot.elements) }
    optimizer.stepCount = group.gather(optimizer.stepCount)[0]
    try shareProgress()
  }

  /// Gives all ranks the progress and the history of the first.
  func shareProgress() throws {
    guard let group else { return }
    // Bits survive, not-a-number and infinity included.
    let encoder = JSONEncoder()
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    let bytes = group.share(isFirstRank ? try encoder.encode(progress) : Data())
    progress = try decoder.decode(TrainingProgress.self, from: bytes)
  }

  /// The parts of an evaluation, shared among the ranks; the bits are those of one rank.
  func evaluate(_ samples: LabeledSamples, _ indices: Range<Int>) throws -> Evaluation {
    let parts = ShardCut(
      count: plan.partCount(of: indices), rankCount: cut.rankCount, rank: cut.rank)
    var results: [LossHead.Result] = []
    try together(.validation) {
      results = try plan.results(samples, loss: settings.loss, indices: indices, parts: parts.own)
    }
    if let group {
      let size = 3
      var numbers = [Double](repeating: 0, count: parts.count * size)
      for (part, result) in zip(parts.own, results) {
        numbers.replaceSubrange(
          part * size..<(part + 1) * size,
          with: [result.loss, Double(result.correct), result.absoluteError])
      }
      numbers.withUnsafeMutableBufferPointer { numbers in
        group.gather(
          numbers,
          (0..<group.count).map {
            let shards = parts.shards(of: $0)
            return shards.lowerBound * size..<shards.upperBound * size
          })
      }
      results = (0..<parts.count).map { part in
        let row = numbers[(part * size)...].prefix(size)
        return LossHead.Result(
          loss: row[part * size], correct: Int(row[part * size + 1]),
          absoluteError: row[part * size + 2])
      }
    }
    return plan.evaluation(results, loss: settings.loss, indices)
  }
}
