import Hosting
import Randomness
import Synchronization

/// A host that keeps what it is told.
package final class ListeningHost: WorkHost {
  package let random = RandomSource(seed: 0)
  package let isCancelled: Bool
  package let reports = Mutex<[WorkProgress]>([])
  package let checkpoints: (any CheckpointStorage)? = nil

  package init(isCancelled: Bool = false) { self.isCancelled = isCancelled }

  package func log(_ text: String) {}
  package func report(_ progress: WorkProgress) { reports.withLock { $0.append(progress) } }
}
