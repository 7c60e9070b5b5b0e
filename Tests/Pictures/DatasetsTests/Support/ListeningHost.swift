import Execution
import Synchronization

/// A host that keeps what it is told.
final class ListeningHost: Host {
  let random = RandomSource(seed: 0)
  let isCancelled: Bool
  let reports = Mutex<[Progress]>([])
  let checkpoints: (any CheckpointStorage)? = nil

  init(isCancelled: Bool = false) { self.isCancelled = isCancelled }

  func show(_ output: Output, at location: SourceLocation?) {}
  func publish(_ metric: Metric, at location: SourceLocation?) {}
  func report(_ progress: Progress) { reports.withLock { $0.append(progress) } }
}
