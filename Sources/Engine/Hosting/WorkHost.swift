import Randomness

/// What long work reports to, and needs from, the program that runs it.
///
/// Libraries use ``Work/host`` and need not know what is behind it. A notebook's worker shows progress, keeps
/// checkpoints and can stop the work; without a host, nothing is shown, kept or stopped.
public protocol WorkHost: Sendable {
  /// Writes text that stays, such as the line of a finished epoch. It carries its own line ends.
  func log(_ text: String)
  /// Says how far the work is. May be called often; a host thins out what it passes on.
  func report(_ progress: WorkProgress)
  /// Whether the work should stop at the next good place, save a checkpoint and throw ``Interrupted``.
  var isCancelled: Bool { get }
  /// Where the running work keeps its checkpoints; `nil` when nothing is kept.
  var checkpoints: (any CheckpointStorage)? { get }
  /// The source of all randomness of the running work.
  var random: RandomSource { get }
  /// A source that this work shares with all other work of the same program and seed; ``random`` unless the host has one.
  var sharedRandom: RandomSource { get }
}

extension WorkHost {
  /// By default the same source as ``random``.
  public var sharedRandom: RandomSource { random }
}

/// The host that does nothing.
public struct SilentHost: WorkHost {
  public let random: RandomSource

  /// Makes a host that only provides randomness.
  /// - Parameter seed: The seed of ``random``; 0 by default.
  public init(seed: UInt64 = 0) { random = RandomSource(seed: seed) }

  public func log(_ text: String) {}
  public func report(_ progress: WorkProgress) {}
  public var isCancelled: Bool { false }
  public var checkpoints: (any CheckpointStorage)? { nil }
}

/// Connects long work with its host.
public enum Work {
  /// The host of the current task; the ``ProcessHost`` where the task has none.
  @TaskLocal public static var host: any WorkHost = ProcessHost()
}

/// Thrown by work that stops on request, after it saved its results.
public struct Interrupted: Error, Sendable, Equatable, CustomStringConvertible {
  /// Where the work stood, as in `epoch 4/7`.
  public var position: String
  /// Makes the error of work that stopped at `position`.
  public init(at position: String) { self.position = position }
  public var description: String { "interrupted at \(position)" }
}
