import Artifacts
import Foundation

/// The size of files.
enum FileSize {
  /// The size of the file at `path`, in bytes.
  /// - Throws: `FileError` when there is none.
  static func of(_ path: String) throws -> Int {
    var status = stat()
    guard stat(path, &status) == 0 else { throw FileError("cannot open", path: path) }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw FileError("cannot open", path: path, code: EISDIR)
    }
    return Int(status.st_size)
  }
}
