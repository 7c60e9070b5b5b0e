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
    guard let directory = opendir(folder) else {
      throw FileError("cannot read the folder", path: folder)
    }
    try collect(directory, folder, "", above: [], into: &files)
    return files.sorted(by: precedes)
  }

  /// Whether the bytes of a path come before those of another, compared in place, because a folder may have many thousand files.
  private static func precedes(_ first: String, _ second: String) -> Bool {
    first.utf8.withContiguousStorageIfAvailable { a in
      second.utf8.withContiguousStorageIfAvailable { b -> Bool in
        guard let left = a.baseAddress, let right = b.baseAddress else { return a.count < b.count }
        let order = memcmp(left, right, min(a.count, b.count))
        return order == 0 ? a.count < b.count : order < 0
      }
    }.flatMap(\.self) ?? first.utf8.lexicographicallyPrecedes(second.utf8)
  }

  /// Entries are opened by their own bytes, whatever their names look like as text.
  private static func collect(
    _ directory: OpaquePointer, _ folder: String, _ prefix: String, above: [FolderIdentity],
    into files: inout [String]
  ) throws {
    defer { closedir(directory) }
    let descriptor = dirfd(directory)
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw FileError("cannot read the folder", path: folder)
    }
    let identity = FolderIdentity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    // A link to a folder above would lead round for ever, to files that are listed anyway.
    if above.contains(identity) { return }
    while let entry = readdir(directory) {
      let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        bytes.prefix { $0 != 0 }.map(CChar.init(bitPattern:)) + [0]
      }
      let name = String(decoding: bytes.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
      if name == "." || name == ".." { continue }
      var type = Int32(entry.pointee.d_type)
      if type == Int32(DT_LNK) || type == Int32(DT_UNKNOWN) {
        var status = stat()
        guard fstatat(descriptor, bytes, &status, 0) == 0 else { continue }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: type = Int32(DT_DIR)
        case S_IFREG: type = Int32(DT_REG)
        default: continue
        }
      }
      if type == Int32(DT_DIR) {
        let path = folder + "/" + name
        let inner = openat(descriptor, bytes, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        // One that vanishes meanwhile holds nothing.
        if inner < 0, errno == ENOENT { continue }
        guard inner >= 0, let below = fdopendir(inner) else {
          throw FileError("cannot read the folder", path: path)
        }
        try collect(below, path, prefix + name + "/", above: above + [identity], into: &files)
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
