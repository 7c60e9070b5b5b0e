import Foundation

/// A file mapped read-only into memory; the mapping ends with the last reference.
public final class MappedFile: Sendable {
  /// The bytes of the file. They are valid as long as this object lives.
  public nonisolated(unsafe) let bytes: UnsafeRawBufferPointer
  /// The path that the file was opened at.
  public let path: String

  /// Maps the file at `path`.
  /// - Throws: ``FileError`` when the file cannot be opened or mapped, and for a folder, a pipe or a device.
  public convenience init(path: String) throws {
    // Without O_NONBLOCK, opening a pipe would wait for its writer.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError("cannot open", path: path) }
    defer { close(descriptor) }
    try self.init(descriptor: descriptor, path: path)
  }

  /// Maps an open file, which stays the caller's to close.
  /// - Throws: ``FileError``.
  init(descriptor: Int32, path: String) throws {
    self.path = path
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileError("cannot read", path: path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      var error = FileError("cannot open", path: path, code: EINVAL)
      error.reason = "it is not a regular file"
      throw error
    }
    let count = Int(status.st_size)
    guard count > 0 else {
      bytes = UnsafeRawBufferPointer(start: nil, count: 0)
      return
    }
    guard
      let address = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED
    else { throw FileError("cannot map into memory", path: path) }
    bytes = UnsafeRawBufferPointer(start: address, count: count)
  }

  /// Gives the memory of some bytes back to the system, which keeps them in its cache as long as it likes. They are read again when
  /// they are used again.
  package func release(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress else { return }
    // Whole pages only: others hold bytes that may be in use.
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    let first = (Int(bitPattern: start) + page - 1) / page * page
    let end = (Int(bitPattern: start) + bytes.count) / page * page
    if end > first {
      madvise(UnsafeMutableRawPointer(bitPattern: first), end - first, MADV_DONTNEED)
    }
  }

  deinit {
    if let address = bytes.baseAddress {
      munmap(UnsafeMutableRawPointer(mutating: address), bytes.count)
    }
  }
}
