import Execution
import Synchronization

/// A host that keeps what it is told.
package final class ListeningHost: Host {
  package let random = RandomSource(seed: 0)
  package let isCancelled: Bool
  package let reports = Mutex<[Progress]>([])
  package let checkpoints: (any CheckpointStorage)? = nil

  package init(isCancelled: Bool = false) { self.isCancelled = isCancelled }

  package func show(_ output: Output, at location: SourceLocation?) {}
  package func publish(_ metric: Metric, at location: SourceLocation?) {}
  package func report(_ progress: Progress) { reports.withLock { $0.append(progress) } }
}
