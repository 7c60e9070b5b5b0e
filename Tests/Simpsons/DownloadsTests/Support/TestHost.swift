import Hosting
import Randomness
import Synchronization

/// A host that records progress, and may request a stop from the start or after some reports.
final class TestHost: WorkHost {
  private let lines = Mutex<[WorkProgress]>([])
  private let cancelAfter: Int

  init(isCancelled: Bool = false) { cancelAfter = isCancelled ? 0 : .max }
  init(cancelAfter reports: Int) { cancelAfter = reports }

  var reports: [WorkProgress] { lines.withLock { $0 } }

  func report(_ progress: WorkProgress) { lines.withLock { $0.append(progress) } }
  var isCancelled: Bool { lines.withLock { $0.count } >= cancelAfter }
  var random: RandomSource { RandomSource(seed: 0) }
  var checkpoints: (any CheckpointStorage)? { nil }
  func log(_ text: String) {}
}
