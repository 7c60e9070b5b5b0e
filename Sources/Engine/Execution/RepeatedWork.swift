extension Execution {
  /// Runs work that is repeated with small changes, such as many short trainings: what it prints is left out, its progress bears
  /// the title, and all of its randomness comes from `random`, so that repetitions differ in nothing but what was changed.
  ///
  /// Checkpoints, cancellation, metrics and figures go through to the host.
  /// - Parameters:
  ///   - title: What is being done, as `no dropout (2 of 4)`.
  ///   - random: The source of randomness.
  public static func withRandom<Result>(
    _ random: RandomSource, title: String, _ work: () throws -> Result
  ) rethrows -> Result {
    try $host.withValue(RepeatedWorkHost(base: host, title: title, random: random)) {
      try work()
    }
  }
}

/// Passes on what its base is to know.
private struct RepeatedWorkHost: Host {
  let base: any Host
  let title: String
  let random: RandomSource

  func show(_ output: Output, at location: SourceLocation?) {
    if case .text = output { return }
    base.show(output, at: location)
  }

  func publish(_ metric: Metric, at location: SourceLocation?) {
    base.publish(metric, at: location)
  }

  func report(_ progress: Progress) {
    base.report(
      Progress(
        line: "\(title): \(progress.line)", fraction: progress.fraction,
        position: ([title] + [progress.position].compactMap(\.self)).joined(separator: ", ")))
  }

  var isCancelled: Bool { base.isCancelled }
  var checkpoints: (any CheckpointStorage)? { base.checkpoints }
}
