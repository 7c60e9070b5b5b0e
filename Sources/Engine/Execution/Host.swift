/// What long work tells, and asks of, whoever runs it.
///
/// Libraries speak to ``Execution/host`` and need not know who listens: a notebook's worker records
/// everything; without a host nothing is shown, nothing is stored and nothing is cancelled.
public protocol Host: Sendable {
  /// Shows an output. `location` is where the cell asked for it; `nil` puts it at the place last reached.
  func show(_ output: Output, at location: SourceLocation?)
  /// Publishes a metric; a second one of the same name replaces the first.
  func publish(_ metric: Metric, at location: SourceLocation?)
  /// Tells where the work stands. May be called often; a host thins out what it passes on.
  func report(_ progress: Progress)
  /// Whether the work is asked to stop at the next good place, save a checkpoint and throw ``Interrupted``.
  var isCancelled: Bool { get }
  /// Where the running work keeps its checkpoints; `nil` when nothing is kept.
  var checkpoints: (any CheckpointStorage)? { get }
  /// The source of all randomness of the running work.
  var random: RandomSource { get }
}

/// The host that does nothing.
public struct SilentHost: Host {
  public let random: RandomSource

  /// - Parameter seed: The seed of ``random``; 0 by default.
  public init(seed: UInt64 = 0) { random = RandomSource(seed: seed) }

  public func show(_ output: Output, at location: SourceLocation?) {}
  public func publish(_ metric: Metric, at location: SourceLocation?) {}
  public func report(_ progress: Progress) {}
  public var isCancelled: Bool { false }
  public var checkpoints: (any CheckpointStorage)? { nil }
}

/// The door through which long work speaks to its host.
public enum Execution {
  /// The host of the current task.
  @TaskLocal public static var host: any Host = SilentHost()
}

/// Thrown by work that was asked to stop, after it has saved what it learnt.
public struct Interrupted: Error, Sendable, Equatable, CustomStringConvertible {
  /// Where the work stood, as in `epoch 4/7`.
  public var position: String

  public init(at position: String) { self.position = position }

  public var description: String { "interrupted at \(position)" }
}
