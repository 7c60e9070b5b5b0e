import Hosting
import Randomness
import Synchronization

/// Records what it receives, and wants work to stop.
final class StoppedHost: WorkHost {
  let log = Mutex("")
  let lines = Mutex<[String]>([])
  let random = RandomSource(seed: 1)
  let isCancelled = true
  var checkpoints: (any CheckpointStorage)? { nil }

  func log(_ text: String) { log.withLock { $0 += text } }
  func report(_ progress: WorkProgress) {
    lines.withLock { $0.append("\(progress.line) | \(progress.position ?? "")") }
  }
}
