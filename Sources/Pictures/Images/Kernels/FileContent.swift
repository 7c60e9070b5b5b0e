import Foundation

/// The bytes of a whole file in memory of their own, for the length of a call.
///
/// Reading is faster than mapping for files of a few kilobytes, and safe when a file shrinks meanwhile.
package enum FileContent {
  /// More is never read: no decoder takes it.
  static let longest = Int(Int32.max)

  /// Reads the file at `path` and hands its bytes to `body`.
  ///
  /// - Throws: ``ImageError`` for a folder, a device, a broken link or an unreadable file, and what `body` throws.
  package static func withBytes<Result>(
    ofFile path: String, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    // Without O_NONBLOCK, opening a pipe would wait for its writer.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw failure(errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw ImageError("it is a folder")
    default: throw ImageError("it is not a regular file")
    }
    guard status.st_size <= longest else { throw ImageError("it is longer than two gigabytes") }
    let buffer = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(Int(status.st_size), 1), alignment: 16)
    defer { buffer.deallocate() }
    var count = 0
    while count < status.st_size {
      let step = read(descriptor, buffer.baseAddress! + count, Int(status.st_size) - count)
      if step < 0 {
        if errno == EINTR { continue }
        throw failure(errno)
      }
      if step == 0 { break }
      count += step
    }
    return try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
  }

  private static func failure(_ code: Int32) -> ImageError {
    ImageError("it cannot be read (\(String(cString: strerror(code))))")
  }
}
