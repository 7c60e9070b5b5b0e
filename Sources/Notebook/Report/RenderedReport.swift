import Artifacts
import Foundation

/// A report ready to be written.
public struct RenderedReport: Sendable, Equatable {
  /// The whole page.
  public var html: String
  /// Mistakes in the prose, in the order of the page, which shows them too.
  public var problems: [ProseProblem]
  /// Pictures in files beside the page, if the options say so.
  public var pictures: [ReportFile]

  /// The problems, each with file, line and what was probably meant.
  public var warnings: [String] { problems.map(\.description) }

  /// Writes the page to `path`, and the pictures beside it, each replaced atomically and the page last.
  /// - Throws: `FileError` with the path that cannot be written.
  public func write(to path: String) throws {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    for picture in pictures { try picture.write(in: folder) }
    try AtomicFile.write(Data(html.utf8), to: path)
  }
}
