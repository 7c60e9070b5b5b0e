import Execution
import Synchronization

/// Notes what it is told.
final class RecordingHost: Host {
  let outputs = Mutex<[Output]>([])
  let lines = Mutex<[String]>([])
  let random = RandomSource(seed: 1)
  let isCancelled = true
  var checkpoints: (any CheckpointStorage)? { nil }

  func show(_ output: Output, at location: SourceLocation?) {
    outputs.withLock { $0.append(output) }
  }
  func publish(_ metric: Metric, at location: SourceLocation?) {}
  func report(_ progress: Progress) {
    lines.withLock { $0.append("\(progress.line) | \(progress.position ?? "")") }
  }
}
