import Foundation

/// The bytes of a picture's whole file, in memory, for the length of a call.
///
/// Files are read, not mapped. That is faster for files of a few kilobytes, and safe when a file shrinks meanwhile.
package enum FileContent {
  /// The most bytes that are read.
  static let longest = Int(Int32.max)

  /// Reads the file at `path` and hands its bytes to `body`. Of a file that does not begin as a picture, no more than the
  /// beginning is read.
  ///
  /// - Throws: ``ImageError`` for a folder, a pipe, a device, a broken link, an unreadable file or other content than a picture,
  ///   and what `body` throws.
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
    var count = try fill(buffer[..<min(beginning, Int(status.st_size))], from: descriptor)
    _ = try ImageFormat(startOf: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    count += try fill(buffer[count..<max(count, Int(status.st_size))], from: descriptor)
    return try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
  }

  /// The bytes that are enough to recognize a format.
  private static let beginning = 64

  /// Reads until the buffer is full or the file ends, and returns the number of bytes.
  private static func fill(
    _ buffer: Slice<UnsafeMutableRawBufferPointer>, from descriptor: Int32
  ) throws -> Int {
    var rest = UnsafeMutableRawBufferPointer(rebasing: buffer)
    while !rest.isEmpty {
      let step = read(descriptor, rest.baseAddress, rest.count)
      if step < 0 {
        if errno == EINTR { continue }
        throw failure(errno)
      }
      if step == 0 { break }
      rest = UnsafeMutableRawBufferPointer(rebasing: rest[step...])
    }
    return buffer.count - rest.count
  }

  private static func failure(_ code: Int32) -> ImageError {
    ImageError("it cannot be read (\(String(cString: strerror(code))))")
  }
}
