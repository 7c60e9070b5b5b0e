import Artifacts
import Cuaderno
import Foundation
import Report
import RunRecord

/// Makes the HTML page of a run.
enum ReportPages {
  /// The page of `run`, compared with the run before it.
  static func html(_ run: Run, previous: Run?) -> String {
    let cells = run.cells.map { cell in
      "<h2>\(cell.source.number) \(escaped(cell.source.title))</h2><pre>"
        + cell.outputs.map { escaped("\($0.value)") }.joined(separator: "\n") + "</pre>"
    }
    return "<!doctype html><meta charset=\"utf-8\"><title>\(escaped(run.header.title))</title>"
      + cells.joined()
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
  }

  /// The run before `id` that came to an end.
  static func previous(to id: String, in folders: OutputFolders) -> Run? {
    for folder in RunFolder.all(in: folders.runs).reversed() where folder.id < id {
      if let run = try? EventReader.run(path: folder.events), run.outcome != nil { return run }
    }
    return nil
  }
}
