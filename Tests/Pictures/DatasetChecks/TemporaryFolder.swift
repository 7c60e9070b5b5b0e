import Foundation
import Images
import Tensor

/// A folder that is gone when the test is done.
package final class TemporaryFolder: Sendable {
  package let path: String

  package init() throws {
    path = NSTemporaryDirectory() + "datasets-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, making the folders on the way.
  package func write(_ data: Data, to relative: String) throws {
    let target = URL(fileURLWithPath: "\(path)/\(relative)")
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: target)
  }

  /// Writes a plain picture in a colour of its own.
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
}
