import Artifacts
import Foundation

/// What tells that a file is the one that was read before.
struct FileIdentity: Equatable, Sendable {
  var size: Int64
  var inode: UInt64
  /// Nanoseconds since 1970.
  var modified: Int64
  var changed: Int64

  /// - Throws: `FileError` when there is no such file.
  init(path: String) throws {
    var status = stat()
    guard stat(path, &status) == 0 else { throw FileError("cannot read", path: path) }
    size = Int64(status.st_size)
    inode = UInt64(status.st_ino)
    modified = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
    changed = Int64(status.st_ctim.tv_sec) * 1_000_000_000 + Int64(status.st_ctim.tv_nsec)
  }

  /// Reads the fields of ``text``.
  init?(_ fields: ArraySlice<String>) {
    let numbers = fields.compactMap { Int64($0) }
    guard numbers.count == 4 else { return nil }
    size = numbers[0]
    inode = UInt64(bitPattern: numbers[1])
    modified = numbers[2]
    changed = numbers[3]
  }

  var text: String { "\(size)\t\(Int64(bitPattern: inode))\t\(modified)\t\(changed)" }
  var youngest: Int64 { max(modified, changed) }
}
