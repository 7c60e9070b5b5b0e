import Foundation
import Images
import Tensor

/// A folder for the files of one test, removed with the last reference.
package final class TemporaryFolder: Sendable {
  package let path: String

  package init() throws {
    path = NSTemporaryDirectory() + "test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, makes the folders on the way, and returns its path.
  @discardableResult
  package func write(_ data: Data, to relative: String) throws -> String {
    let target = URL(fileURLWithPath: "\(path)/\(relative)")
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: target)
    return target.path
  }

  /// Writes a picture of one gray.
  package func writePicture(
    _ relative: String, shade: UInt8 = 128, width: Int = 12, height: Int = 9
  ) throws {
    try write(Self.picture(shade: shade, width: width, height: height), to: relative)
  }

  package static func picture(
    shade: UInt8 = 128, width: Int = 12, height: Int = 9,
    format: ImageEncoder.Format = .jpeg(quality: 90)
  ) throws -> Data {
    try ImageEncoder(format).encode(Tensor(shape: [height, width, 3], repeating: shade))
  }

  /// The paths of all files below a folder, relative to it and sorted.
  package static func files(below folder: String) -> [String] {
    (FileManager.default.subpaths(atPath: folder) ?? []).sorted().filter {
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: "\(folder)/\($0)", isDirectory: &isFolder)
        && !isFolder.boolValue
    }
  }
}
