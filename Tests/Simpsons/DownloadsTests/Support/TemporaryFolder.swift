import Foundation

/// A folder for the files of one test, gone with the last reference.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "downloads-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and gives its path.
  func write(_ content: Data, as name: String) throws -> String {
    let file = "\(path)/\(name)"
    try content.write(to: URL(fileURLWithPath: file))
    return file
  }

  /// The paths of all files below a folder, relative to it and sorted.
  static func files(below folder: String) -> [String] {
    (FileManager.default.subpaths(atPath: folder) ?? []).sorted().filter {
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: "\(folder)/\($0)", isDirectory: &isFolder)
        && !isFolder.boolValue
    }
  }
}
