import Artifacts
import Foundation

/// The right to change a store: one run at a time, on all machines that see it.
///
/// Within one machine the kernel frees the lock (`flock`) when the supervisor and its worker, which inherits the descriptor, are both gone, so
/// a dead holder never blocks. Other machines, and other mounts of the same folder, see only the ``StoreLease``.
package final class StoreLock {
  /// Inherited by the worker.
  package let descriptor: Int32
  private let lease: StoreLease

  package typealias Holder = StoreLease.Holder

  /// Takes the lock.
  /// - Parameters:
  ///   - waits: Called with the holder once, before waiting; `nil` does not wait.
  ///   - signals: A signal on this pipe ends the wait.
  /// - Throws: ``LockedError`` when another process holds the lock and there is no waiting; ``StoppedBeforehand``; `FileError`.
  package init(_ store: Store, waits: ((Holder?) -> Void)?, _ signals: SignalPipe? = nil) throws {
    let descriptor = open(store.lock, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileError("cannot lock the store", path: store.lock) }
    do {
      var lease: StoreLease?
      var attempt = StoreLease.Attempt(store.lease)
      var hasAnnounced = false
      while true {
        if try Self.lockFile(descriptor, store) { lease = try attempt.take() }
        if lease != nil { break }
        let holder = StoreLease.holder(store.lease)
        guard let waits else { throw LockedError(holder: holder) }
        if let signal = signals?.received().first { throw StoppedBeforehand(signal: signal) }
        if !hasAnnounced { waits(holder) }
        hasAnnounced = true
        usleep(100_000)
      }
      guard let lease else { throw LockedError(holder: nil) }
      self.lease = lease
      self.descriptor = descriptor
      // For a person who opens the file; nothing is read from it.
      let text = "\(lease.holder)\n"
      ftruncate(descriptor, 0)
      _ = text.utf8CString.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count - 1, 0) }
    } catch {
      close(descriptor)
      throw error
    }
  }

  deinit {
    lease.end()
    close(descriptor)
  }

  /// This process, as others see it.
  var holder: Holder { lease.holder }

  /// Who took the store away, because this process seemed to be gone; `nil` while the lock holds.
  var lostTo: String? { lease.lostTo }

  /// Who holds the lock of a store now; `nil` when nobody does.
  package static func currentHolder(_ store: Store) -> Holder? {
    guard let holder = StoreLease.holder(store.lease), !holder.isKnownToBeGone else { return nil }
    return holder
  }

  /// - Returns: Whether the file is locked by this process now; a second call is harmless.
  private static func lockFile(_ descriptor: Int32, _ store: Store) throws -> Bool {
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
    // A file system without locks has the lease all the same.
    if errno == ENOLCK || errno == EOPNOTSUPP || errno == ENOSYS { return true }
    guard errno == EWOULDBLOCK || errno == EINTR else {
      throw FileError("cannot lock the store", path: store.lock)
    }
    return false
  }
}

/// A signal requested an end before anything was run.
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
