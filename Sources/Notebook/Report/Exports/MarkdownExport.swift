import Display
import Foundation
import Printing
import RunRecord

/// A run as a folder of Markdown and pictures that GitHub shows well.
public struct MarkdownExport: Sendable {
  public var run: Run
  /// Finds the pictures that prose names; see ``ReportOptions/image``.
  public var image: @Sendable (String) -> Data?

  public init(run: Run, image: @escaping @Sendable (String) -> Data? = { _ in nil }) {
    self.run = run
    self.image = image
  }

  /// `README.md` and what it shows.
  public func files() -> [ReportFile] {
    var writer = MarkdownWriter(run: run, image: image)
    let text = writer.text()
    let pictures = writer.files.sorted { $0.key < $1.key }
      .map { ReportFile(path: $0.key, data: $0.value) }
    return [ReportFile(path: "README.md", data: Data(text.utf8))] + pictures
  }

  /// Writes the files into `folder`, which is made when it is missing.
  /// - Throws: ``/Artifacts/FileError`` with the path that cannot be written.
  public func write(to folder: String) throws {
    for file in files() { try file.write(in: URL(fileURLWithPath: folder)) }
  }
}
