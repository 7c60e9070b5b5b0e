import Randomness
import Synchronization

/// The host that all threads and tasks of a process share, unless a task has its own.
///
/// A task-local host does not reach `Thread`, `DispatchQueue` and `Task.detached`; this one does. Until a host is installed it behaves
/// like ``SilentHost``.
public struct ProcessHost: WorkHost {
  private static let installed = Mutex<any WorkHost>(SilentHost())

  /// Makes `host` listen to the whole process.
  public static func install(_ host: any WorkHost) { installed.withLock { $0 = host } }

  init() {}

  private var host: any WorkHost { Self.installed.withLock { $0 } }

  public func log(_ text: String) { host.log(text) }
  public func report(_ progress: WorkProgress) { host.report(progress) }
  public var isCancelled: Bool { host.isCancelled }
  public var checkpoints: (any CheckpointStorage)? { host.checkpoints }
  public var random: RandomSource { host.random }
  public var sharedRandom: RandomSource { host.sharedRandom }
}
