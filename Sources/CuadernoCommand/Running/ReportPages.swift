import Cuaderno
import Foundation
import Report
import RunRecord

/// Makes the pages of runs.
struct ReportPages: Sendable {
  let folders: OutputFolders
  let sources: SourceIndex

  /// Writes the page of a run, compared with the run before it.
  /// - Returns: Mistakes in the prose.
  /// - Throws: `FileError`.
  @discardableResult
  func write(_ run: Run, previous: Run?, to paths: [String]) throws -> [String] {
    var warnings: [String] = []
    for (place, path) in paths.enumerated() {
      let page = HTMLReport(run: run, previous: previous, options: options(for: path)).render()
      try page.write(to: path)
      if place == 0 { warnings = page.warnings }
    }
    return warnings
  }

  /// The run before `id` that came to an end.
  func previous(to id: String) -> Run? {
    for folder in RunFolder.all(in: folders.runs).reversed() where folder.id < id {
      if let run = try? EventReader.run(path: folder.events, withOutputs: false),
        run.outcome != nil
      {
        return run
      }
    }
    return nil
  }

  func options(for path: String) -> ReportOptions {
    let notebook = sources.packageFolder + "/" + sources.folder
    return ReportOptions(packagePath: wayToPackage(from: path)) { name in
      FileManager.default.contents(atPath: "\(notebook)/\(name)")
    }
  }

  /// `../..` for a page two folders below the package's; `nil` for one that lies elsewhere.
  private func wayToPackage(from path: String) -> String? {
    let package = sources.packageFolder.split(separator: "/")
    let folder = path.split(separator: "/").dropLast()
    guard folder.starts(with: package), folder.count > package.count else { return nil }
    return Array(repeating: "..", count: folder.count - package.count).joined(separator: "/")
  }
}
