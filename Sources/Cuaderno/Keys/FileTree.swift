import Artifacts
import Foundation

/// The files below a folder.
enum FileTree {
  /// Paths from the folder, sorted by their bytes; links are followed, but not to a folder above.
  ///
  /// Of names that are not UTF-8 the wrong bytes are replaced by U+FFFD.
  /// - Throws: `FileError` when a folder cannot be read.
  static func files(below folder: String) throws -> [String] {
    var files: [String] = []
    try collect(folder, "", above: [], into: &files)
    return files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func collect(
    _ folder: String, _ prefix: String, above: [FolderIdentity], into files: inout [String]
  ) throws {
    guard let directory = opendir(folder) else {
      throw FileError("cannot read the folder", path: folder)
    }
    defer { closedir(directory) }
    var status = stat()
    guard fstat(dirfd(directory), &status) == 0 else {
      throw FileError("cannot read the folder", path: folder)
    }
    let identity = FolderIdentity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    // A link to a folder above would lead round for ever, to files that are listed anyway.
    if above.contains(identity) { return }
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      let path = folder + "/" + name
      var type = Int32(entry.pointee.d_type)
      if type == Int32(DT_LNK) || type == Int32(DT_UNKNOWN) {
        var status = stat()
        guard stat(path, &status) == 0 else { continue }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: type = Int32(DT_DIR)
        case S_IFREG: type = Int32(DT_REG)
        default: continue
        }
      }
      if type == Int32(DT_DIR) {
        try collect(path, prefix + name + "/", above: above + [identity], into: &files)
      } else if type == Int32(DT_REG) {
        files.append(prefix + name)
      }
    }
  }

  private struct FolderIdentity: Equatable {
    var device: UInt64
    var inode: UInt64
  }
}
