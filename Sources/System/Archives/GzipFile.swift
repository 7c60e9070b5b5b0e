import Artifacts
import CArchive
import Foundation

/// The content of a gzip file, whose checksums and lengths zlib compares; libarchive does not.
///
/// The owner of zlib's handle. libarchive reads from it through ``archiveRead``.
final class GzipFile {
  private let handle: gzFile
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
  /// Why no more can be read; `nil` while nothing is wrong.
  private(set) var failure: String?

  /// - Throws: `FileError`.
  init(path: String) throws {
    guard let handle = gzopen(path, "rb") else { throw FileError("cannot open", path: path) }
    self.handle = handle
    gzbuffer(handle, UInt32(buffer.count))
  }

  deinit {
    gzclose_r(handle)
    buffer.deallocate()
  }

  /// Whether the file begins as gzip files do.
  static func isGzip(path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    return (try? file.read(upToCount: 2)) == Data([0x1F, 0x8B])
  }

  /// The compressed bytes that were read so far.
  var position: Int { Int(gzoffset(handle)) }

  /// The next part of the content, valid until the next call; empty at the end; `nil` after ``failure``.
  func next() -> UnsafeRawBufferPointer? {
    guard failure == nil else { return nil }
    let count = gzread(handle, buffer.baseAddress, UInt32(buffer.count))
    guard count > 0 else {
      var code: Int32 = Z_OK
      let message = gzerror(handle, &code).map { String(cString: $0) } ?? ""
      guard count < 0 || code != Z_OK else { return UnsafeRawBufferPointer(rebasing: buffer[..<0]) }
      failure = message.isEmpty ? "the gzip stream cannot be read" : message
      return nil
    }
    return UnsafeRawBufferPointer(rebasing: buffer[..<Int(count)])
  }

  /// Reads what is left, since the checksum is at the end; ``failure`` then says whether it is right.
  ///
  /// - Parameter count: Takes the number of bytes of each part, and throws to stop.
  func finish(counting count: (Int) throws -> Void) rethrows {
    while let part = next(), !part.isEmpty { try count(part.count) }
  }

  /// Gives libarchive the next part.
  static let archiveRead:
    @convention(c) (
      OpaquePointer?, UnsafeMutableRawPointer?, UnsafeMutablePointer<UnsafeRawPointer?>?
    ) -> Int = { _, context, start in
      guard let context, let start else { return Int(ARCHIVE_FATAL) }
      let file = Unmanaged<GzipFile>.fromOpaque(context).takeUnretainedValue()
      guard let part = file.next() else { return Int(ARCHIVE_FATAL) }
      start.pointee = part.baseAddress
      return part.count
    }
}
