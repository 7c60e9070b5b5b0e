import Execution
import Synchronization

/// A host that records progress, and may ask to stop from the start or after some reports.
final class TestHost: Host {
  private let lines = Mutex<[Progress]>([])
  private let cancelAfter: Int

  init(isCancelled: Bool = false) { cancelAfter = isCancelled ? 0 : .max }
  init(cancelAfter reports: Int) { cancelAfter = reports }

  var reports: [Progress] { lines.withLock { $0 } }

  func report(_ progress: Progress) { lines.withLock { $0.append(progress) } }
  var isCancelled: Bool { lines.withLock { $0.count } >= cancelAfter }
  var random: RandomSource { RandomSource(seed: 0) }
  var checkpoints: (any CheckpointStorage)? { nil }
  func show(_ output: Output, at location: SourceLocation?) {}
  func publish(_ metric: Metric, at location: SourceLocation?) {}
}
