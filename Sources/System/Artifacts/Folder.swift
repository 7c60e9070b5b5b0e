import Foundation

/// Making and removing folders, with errors that carry the path.
package enum Folder {
  /// Makes the folder at `path` and those above it that are missing.
  /// - Throws: ``FileError``.
  package static func make(_ path: String) throws {
    if mkdir(path, 0o755) == 0 { return }
    let code = errno
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return }
    let parent = (path as NSString).deletingLastPathComponent
    guard code == ENOENT, !parent.isEmpty, parent != path else {
      throw FileError("cannot make the folder", path: path, code: code)
    }
    try make(parent)
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
      throw FileError("cannot make the folder", path: path)
    }
  }

  /// Removes the folder at `path` with everything in it; it need not exist. Links are removed, not followed.
  /// - Throws: ``FileError``.
  package static func remove(_ path: String) throws {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      guard unlink(path) == 0 else { throw FileError("cannot remove", path: path) }
      return
    }
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      throw FileError("cannot remove", path: path, code: errno)
    }
  }
}
