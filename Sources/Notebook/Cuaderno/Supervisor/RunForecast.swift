/// What a run will do, in words.
package struct RunForecast {
  /// A cell and why it is executed.
  package typealias Line = (id: String, reasons: [String])

  /// Cells that are executed in any case.
  package private(set) var certain: [Line] = []
  /// Cells that are executed if a cell before them gives another result.
  package private(set) var possible: [Line] = []

  /// - Throws: As ``NotebookSurvey``.
  package init(_ notebook: LoadedNotebook, _ request: RunRequest, _ folders: OutputFolders) throws {
    for entry in try NotebookSurvey(notebook, request, folders).cells {
      switch entry.decision {
      case .execute: certain.append((entry.cell.id, entry.reasons))
      case .mayExecute: possible.append((entry.cell.id, entry.reasons))
      case .reuse, .skip: break
      }
    }
  }

  /// A line for each cell.
  package var text: String {
    guard !certain.isEmpty || !possible.isEmpty else {
      return "Everything requested is fresh; nothing will run."
    }
    let parts = [
      ("Will run:", certain), ("May run, if a cell that it reads gives another result:", possible),
    ]
    return parts.filter { !$0.1.isEmpty }.map { title, lines in
      ([title] + lines.map { "  \($0.id): \($0.reasons.joined(separator: "; "))" })
        .joined(separator: "\n")
    }.joined(separator: "\n")
  }
}
