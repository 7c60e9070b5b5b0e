import Foundation

/// A file mapped read-only into memory; the mapping ends with the last reference.
public final class MappedFile: Sendable {
  /// The bytes of the file. They are valid as long as this object lives.
  public nonisolated(unsafe) let bytes: UnsafeRawBufferPointer
  public let path: String

  /// Maps the file at `path`.
  /// - Throws: ``FileError`` when the file cannot be opened or mapped.
  public init(path: String) throws {
    self.path = path
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError("cannot open", path: path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileError("cannot read", path: path) }
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

  deinit {
    if let address = bytes.baseAddress {
      munmap(UnsafeMutableRawPointer(mutating: address), bytes.count)
    }
  }
}
