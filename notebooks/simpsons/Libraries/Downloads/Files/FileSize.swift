import Artifacts
import Foundation

/// The size of files.
enum FileSize {
  /// The size of the file at `path`, in bytes.
  /// - Throws: `FileError` when there is none, and for a folder, a pipe or a device.
  static func of(_ path: String) throws -> Int {
    var status = stat()
    guard stat(path, &status) == 0 else { throw FileError("cannot open", path: path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      var error = FileError("cannot open", path: path, code: EINVAL)
      error.reason = "it is not a regular file"
      throw error
    }
    return Int(status.st_size)
  }
}
