import Artifacts
import Foundation

/// The lock of a store: one run at a time.
///
/// The kernel frees it (`flock`) when the supervisor and its worker, which inherits the descriptor, are both gone, so a
/// dead holder never blocks.
package final class StoreLock {
  /// Inherited by the worker.
  package let descriptor: Int32

  /// Who holds a lock.
  package struct Holder: Codable, Sendable, CustomStringConvertible {
    package var process: Int32
    package var host: String
    package var since: Date

    package var description: String {
      "process \(process) on \(host) since \(since.formatted(Date.ISO8601FormatStyle()))"
    }
  }

  /// Takes the lock.
  /// - Parameters:
  ///   - waits: Told of the holder once, before waiting; `nil` does not wait.
  ///   - isCancelled: Ends the wait.
  /// - Throws: ``LockedError`` when another process holds the lock and there is no waiting; `FileError`.
  package init(
    _ store: Store, waits: ((Holder?) -> Void)?, isCancelled: () -> Bool = { false }
  ) throws {
    descriptor = open(store.lock, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileError("cannot lock the store", path: store.lock) }
    var hasTold = false
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else {
        let failure = FileError("cannot lock the store", path: store.lock)
        close(descriptor)
        throw failure
      }
      let holder = Self.holder(store)
      guard let waits, !isCancelled() else {
        close(descriptor)
        throw LockedError(holder: holder)
      }
      if !hasTold { waits(holder) }
      hasTold = true
      usleep(100_000)
    }
    let own = Holder(process: getpid(), host: ProcessInfo.processInfo.hostName, since: Date())
    if let data = try? JSONEncoder().encode(own) {
      ftruncate(descriptor, 0)
      _ = data.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }
  }

  deinit { close(descriptor) }

  /// Who holds the lock of a store now; `nil` when nobody does.
  package static func currentHolder(_ store: Store) -> Holder? {
    let descriptor = open(store.lock, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_SH | LOCK_NB) != 0 else { return nil }
    return holder(store)
  }

  private static func holder(_ store: Store) -> Holder? {
    FileManager.default.contents(atPath: store.lock)
      .flatMap { try? JSONDecoder().decode(Holder.self, from: $0) }
  }
}

/// A signal asked for an end before anything was run.
package struct StoppedBeforehand: Error, CustomStringConvertible {
  package var signal: Int32
  package var description: String { "stopped before anything was run" }
}

/// Another run holds the store.
package struct LockedError: Error, CustomStringConvertible {
  package var holder: StoreLock.Holder?
  package var description: String {
    "another run holds this notebook: " + (holder?.description ?? "an unknown process")
  }
}
