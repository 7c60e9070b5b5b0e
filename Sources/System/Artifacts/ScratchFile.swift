import Foundation

/// A file without a name for content that is too large for memory. It is gone when it is closed and no longer mapped.
///
/// It is in the folder that `TMPDIR` names, by default `/var/tmp`: `/tmp` is in memory on many systems.
package struct ScratchFile: ~Copyable {
  private let descriptor: Int32
  private let folder: String
  /// The number of bytes so far.
  package private(set) var count = 0

  /// - Throws: ``FileError``.
  package init() throws {
    folder = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/var/tmp"
    descriptor = try Self.open(in: folder)
  }

  deinit { close(descriptor) }

  private static func open(in folder: String) throws -> Int32 {
    var template = Array("\(folder)/scratch-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw FileError("cannot make a temporary file in", path: folder) }
    unlink(template)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    return descriptor
  }

  /// Appends bytes.
  /// - Throws: ``FileError``, for instance when the disk is full.
  package mutating func write(_ bytes: UnsafeRawBufferPointer) throws {
    do {
      try FileWriter(descriptor: descriptor, path: folder).write(bytes)
    } catch let error as FileError {
      throw FileError("cannot write a temporary file in", path: folder, code: error.code)
    }
    count += bytes.count
  }

  /// The content as memory.
  /// - Throws: ``FileError``.
  package consuming func mapped() throws -> MappedFile {
    try MappedFile(descriptor: descriptor, path: "\(folder)/scratch")
  }
}
