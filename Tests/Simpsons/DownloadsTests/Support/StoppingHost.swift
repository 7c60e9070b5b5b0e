import Hosting
import Randomness
import Synchronization

/// A host that requests a stop from the moment a test says so.
final class StoppingHost: WorkHost {
  private let isStopped = Mutex(false)

  func stop() { isStopped.withLock { $0 = true } }
  var isCancelled: Bool { isStopped.withLock { $0 } }
  var random: RandomSource { RandomSource(seed: 0) }
  var checkpoints: (any CheckpointStorage)? { nil }
  func report(_ progress: WorkProgress) {}
  func log(_ text: String) {}
}
