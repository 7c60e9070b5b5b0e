import RunRecord

/// Declares a stale result still good.
package enum Acceptance {
  /// Stores the last result of a cell under its present key.
  /// - Returns: What had changed.
  /// - Throws: ``AcceptanceError`` when there is nothing to accept; `FileError`; ``LockedError``.
  package static func accept(
    _ id: String, _ notebook: LoadedNotebook, _ request: RunRequest, _ folders: OutputFolders
  ) throws -> [String] {
    let store = folders.store
    try folders.prepare()
    let lock = try StoreLock(store, waits: nil)
    let survey = try NotebookSurvey(notebook, request, folders)
    guard let entry = survey.cells.first(where: { $0.cell.id == id }) else { return [] }
    if let failure = entry.failureOutside { throw AcceptanceError(message: failure) }
    switch entry.freshness {
    case .missing: throw AcceptanceError(message: "\(id) has no stored result to accept")
    case .fresh:
      throw AcceptanceError(
        message: entry.staleInputs.isEmpty
          ? "\(id) is fresh; there is nothing to accept"
          : "\(id) is stale only by \(entry.staleInputs.joined(separator: ", ")); accept that")
    case .stale(let stored, let reasons):
      var accepted = stored.record
      accepted.key = entry.key
      accepted.acceptedReasons = reasons
      try store.save(accepted, stored.outputs)
      var state =
        entry.state
        ?? CellState(
          key: nil, ending: .finished, run: accepted.run, date: accepted.date,
          seconds: accepted.seconds)
      state.key = entry.key.digest
      state.ending = .finished
      try store.save(state, of: id)
      withExtendedLifetime(lock) {}
      return reasons
    }
  }
}

/// There is nothing to accept.
package struct AcceptanceError: Error, CustomStringConvertible {
  package var message: String
  package var description: String { message }
}
