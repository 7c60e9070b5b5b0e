import Artifacts
import Foundation

/// A report ready to be written.
public struct RenderedReport: Sendable, Equatable {
  /// The whole page.
  public var html: String
  /// Mistakes in prose, as in "train: no cell publishes a metric named “accuracy”"; the page shows them too.
  public var warnings: [String]
  /// Pictures that lie beside the page, if the options ask for it.
  public var pictures: [ReportFile]

  /// Writes the page to `path`, and the pictures beside it, each replaced atomically and the page last.
  /// - Throws: ``/Artifacts/FileError`` with the path that cannot be written.
  public func write(to path: String) throws {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    for picture in pictures { try picture.write(in: folder) }
    try AtomicFile.write(Data(html.utf8), to: path)
  }
}
