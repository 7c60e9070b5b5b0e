import Artifacts
import Foundation

/// A file that a view of a run consists of.
public struct ReportFile: Sendable, Equatable {
  /// The path from the folder that the view is written to.
  public var path: String
  /// The bytes of the file.
  public var data: Data

  /// Makes a file; nothing is written yet.
  public init(path: String, data: Data) {
    self.path = path
    self.data = data
  }
}

extension ReportFile {
  /// Writes the file below `folder`, which is made when it is missing; an equal file is left alone.
  func write(in folder: URL) throws {
    let url = folder.appendingPathComponent(path)
    if (try? Data(contentsOf: url)) == data { return }
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try AtomicFile.write(data, to: url.path)
  }
}
