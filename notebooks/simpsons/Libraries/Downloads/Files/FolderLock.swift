import Artifacts
import Foundation

/// A lock on a folder, which ends with this value or, at the latest, with the process.
struct FolderLock: ~Copyable {
  /// The open folder.
  let descriptor: Int32

  /// Takes the lock without waiting.
  /// - Throws: ``DownloadError/busy(path:)`` when another process has it; `FileError`.
  init(_ path: String) throws {
    descriptor = try Self.lock(path)
  }

  deinit { close(descriptor) }

  private static func lock(_ path: String) throws -> Int32 {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError("cannot open", path: path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      defer { close(descriptor) }
      if errno == EWOULDBLOCK { throw DownloadError.busy(path: path) }
      throw FileError("cannot lock", path: path)
    }
    return descriptor
  }
}
