import Display
import Foundation
import Printing
import RunRecord

/// A run as a folder of Markdown and pictures that GitHub shows well.
public struct MarkdownExport: Sendable {
  /// The run to export.
  public var run: Run
  /// Finds the pictures that prose names; see ``ReportOptions/image``.
  public var image: @Sendable (String) -> Data?

  /// Prepares the export of a run; without `image`, pictures in prose stay links.
  public init(run: Run, image: @escaping @Sendable (String) -> Data? = { _ in nil }) {
    self.run = run
    self.image = image
  }

  /// What distinguishes the `README.md` of an export, which the next one replaces.
  private static let mark = "<!-- Written by Cuaderno. -->"

  /// `README.md` and what it shows.
  public func files() -> [ReportFile] {
    var writer = MarkdownWriter(run: run, image: image)
    let text = writer.text()
    let pictures = writer.files.sorted { $0.key < $1.key }
      .map { ReportFile(path: $0.key, data: $0.value) }
    return [ReportFile(path: "README.md", data: Data("\(text)\n\(Self.mark)\n".utf8))] + pictures
  }

  /// Writes the files into `folder`, which is made when it is missing.
  /// - Throws: ``ForeignFile`` for a folder whose `README.md` is not that of an export; `FileError` with the path that
  ///   cannot be written.
  public func write(to folder: String) throws {
    let readme = "\(folder)/README.md"
    if let old = FileManager.default.contents(atPath: readme),
      old.range(of: Data(Self.mark.utf8)) == nil
    {
      throw ForeignFile(path: readme)
    }
    for file in files() { try file.write(in: URL(fileURLWithPath: folder)) }
  }
}

/// A file that an export does not replace, because something else wrote it.
public struct ForeignFile: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file that is not replaced.
  public var path: String

  public var description: String {
    "\(path.printableInOneLine) was not written by an export and is not replaced; name another folder"
  }
}
