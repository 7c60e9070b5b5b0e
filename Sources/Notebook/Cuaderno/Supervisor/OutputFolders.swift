import Artifacts
import Foundation
import RunRecord

/// Where a notebook writes.
package struct OutputFolders: Sendable {
  /// The folder of all output, `output` in the package by default.
  package let root: String
  /// The notebook's name, which is also its folder's.
  package let notebook: String

  package init(root: String, notebook: String) {
    self.root = root
    self.notebook = notebook
  }

  /// - Parameter output: The folder that a person named; relative to the current one.
  package init(sources: SourceIndex, output: String?) {
    let current = FileManager.default.currentDirectoryPath
    if let output {
      root = URL(fileURLWithPath: output, relativeTo: URL(fileURLWithPath: current)).path
    } else {
      let isThere = FileManager.default.fileExists(atPath: sources.packageFolder)
      root = (isThere ? sources.packageFolder : current) + "/output"
    }
    notebook = sources.name
  }

  package var folder: String { root + "/" + notebook }
  package var runs: String { folder + "/runs" }
  package var report: String { folder + "/report.html" }
  package var metrics: String { folder + "/metrics.json" }
  package var store: Store { Store(path: folder + "/store") }

  /// Makes the folders and the store.
  /// - Throws: `FileError` and ``StoreError``.
  package func prepare() throws {
    try Folder.make(runs)
    guard access(folder, W_OK) == 0, access(runs, W_OK) == 0 else {
      throw FileError("cannot write into the folder", path: folder)
    }
    try store.prepare()
  }
}

extension SourceIndex {
  /// The notebook's name: the last part of its folder.
  package var name: String { folder.split(separator: "/").last.map(String.init) ?? "notebook" }

  /// The path of a cell's file, from the package's folder.
  package func path(of cell: CellNode) -> String { "\(folder)/\(cell.fileName)" }
}
