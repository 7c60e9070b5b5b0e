import Artifacts
import Foundation

/// The entries of a folder, sorted by name, without hidden ones.
///
/// The kinds of entries come with the names, so that tens of thousands of files are listed in milliseconds.
package struct FolderListing: Sendable {
  /// The names of everything that is not a folder.
  package private(set) var files: [String] = []
  /// The names of folders and of links to folders.
  package private(set) var folders: [String] = []
  /// Names that are not UTF-8, as well as they can be shown.
  package private(set) var unreadableNames: [String] = []

  /// - Throws: ``DatasetError`` when there is no such folder or when it cannot be read.
  package init(_ path: String) throws {
    guard let directory = opendir(path) else {
      throw Self.failure(path, code: errno)
    }
    defer { closedir(directory) }
    while let entry = readdir(directory) {
      let (name, isValid) = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        let name = bytes.prefix { $0 != 0 }
        return (
          String(decoding: name, as: UTF8.self), String(validating: name, as: UTF8.self) != nil
        )
      }
      if name.hasPrefix(".") { continue }
      guard isValid else {
        unreadableNames.append(name)
        continue
      }
      switch Int(entry.pointee.d_type) {
      case Int(DT_DIR): folders.append(name)
      case Int(DT_LNK), Int(DT_UNKNOWN):
        if Self.isFolder("\(path)/\(name)") { folders.append(name) } else { files.append(name) }
      default: files.append(name)
      }
    }
    files.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    folders.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    unreadableNames.sort()
  }

  /// Whether there is a folder at `path`, or a link to one.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func failure(_ path: String, code: Int32) -> DatasetError {
    switch code {
    case ENOENT:
      DatasetError(path: path, "there is no such folder", advice: "Check the path.")
    case ENOTDIR:
      DatasetError(
        path: path, "this is a file, not a folder",
        advice: "Give the folder that holds the pictures.")
    default:
      DatasetError(
        path: path, "the folder cannot be read (\(String(cString: strerror(code))))",
        advice: "Check its permissions.")
    }
  }
}
