import Randomness

extension Work {
  /// Runs work that is repeated with small changes, such as many short trainings.
  ///
  /// What the work logs is left out, its progress carries the title, and all of its randomness comes from `random`, so that
  /// repetitions differ in nothing but what was changed. Checkpoints and cancellation go through to the host.
  /// - Parameters:
  ///   - random: The source of randomness.
  ///   - title: What is being done, as in `no dropout (2 of 4)`.
  ///   - work: What is run.
  public static func withRandom<Result>(
    _ random: RandomSource, title: String, _ work: () throws -> Result
  ) rethrows -> Result {
    try $host.withValue(RepeatedWorkHost(base: host, title: title, random: random)) {
      try work()
    }
  }
}

private struct RepeatedWorkHost: WorkHost {
  let base: any WorkHost
  let title: String
  let random: RandomSource

  func log(_ text: String) {}

  func report(_ progress: WorkProgress) {
    base.report(
      WorkProgress(
        line: "\(title): \(progress.line)", fraction: progress.fraction,
        position: ([title] + [progress.position].compactMap(\.self)).joined(separator: ", ")))
  }

  var isCancelled: Bool { base.isCancelled }
  var checkpoints: (any CheckpointStorage)? { base.checkpoints }
}
