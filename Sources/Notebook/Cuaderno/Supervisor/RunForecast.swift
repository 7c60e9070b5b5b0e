/// What a run would execute, as far as can be told before.
package struct RunForecast {
  /// A cell that would be executed, and why.
  package private(set) var cells: [(id: String, reasons: [String])] = []

  /// - Throws: As ``NotebookSurvey``.
  package init(_ notebook: LoadedNotebook, _ request: RunRequest, _ folders: OutputFolders) throws {
    let selection = Selection(request, notebook.graph)
    for entry in try NotebookSurvey(notebook, request, folders).cells {
      let id = entry.cell.id
      let isStored = entry.standing.action != nil
      let isWanted =
        selection.wanted.contains(id) || (selection.asStored.contains(id) && !isStored)
      if selection.forced.contains(id) {
        cells.append((id, ["it is to be executed afresh"]))
      } else if isWanted, !entry.reasons.isEmpty {
        cells.append((id, entry.reasons))
      }
    }
  }

  /// A line for each cell. A cell that only reads stale ones stays as it is when those rerun to the same result.
  package var text: String {
    guard !cells.isEmpty else { return "Everything asked for is fresh; nothing would run." }
    return "Would run:\n"
      + cells.map { "  \($0.id): \($0.reasons.joined(separator: "; "))" }.joined(separator: "\n")
  }
}
