import Foundation

/// The contents of files that may change while they are read.
public enum FileContents {
  /// Reads a regular file whole.
  /// - Throws: ``FileError`` when it cannot be read, and for a folder, a pipe or a device, which may have no end.
  public static func read(_ path: String) throws -> [UInt8] {
    // Without O_NONBLOCK, opening a pipe would wait for its writer.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError("cannot open", path: path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileError("cannot read", path: path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      var error = FileError("cannot read", path: path, code: EINVAL)
      error.reason = "it is not a regular file"
      throw error
    }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var count = 0
    while count < bytes.count {
      let part = bytes.withUnsafeMutableBytes {
        Foundation.read(descriptor, $0.baseAddress?.advanced(by: count), $0.count - count)
      }
      if part < 0, errno == EINTR { continue }
      guard part >= 0 else { throw FileError("cannot read", path: path) }
      if part == 0 { break }
      count += part
    }
    bytes.removeLast(bytes.count - count)
    return bytes
  }
}
