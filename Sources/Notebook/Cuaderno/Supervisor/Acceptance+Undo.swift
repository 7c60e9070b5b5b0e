import RunRecord

extension Acceptance {
  /// Takes an acceptance back: the cell is as stale as it was before.
  /// - Throws: ``AcceptanceError`` when the present result was not accepted; `FileError`; ``LockedError``.
  package static func undo(
    _ id: String, _ notebook: LoadedNotebook, _ request: RunRequest, _ folders: OutputFolders
  ) throws {
    let store = folders.store
    try folders.prepare()
    let lock = try StoreLock(store, waits: nil)
    let survey = try NotebookSurvey(notebook, request, folders)
    let entry = survey.cells.first { $0.cell.id == id }
    guard let entry, let accepted = entry.freshness.record, accepted.acceptedReasons != nil,
      accepted.key.digest == entry.key.digest
    else { throw AcceptanceError(message: "\(id) is not accepted; there is nothing to undo") }
    let original = store.actionKeys.lazy.compactMap { store.record($0) }.first {
      $0.cell == id && $0.run == accepted.run && $0.date == accepted.date
        && $0.acceptedReasons == nil
    }
    if var state = entry.state {
      state.key = original?.key.digest
      try store.save(state, of: id)
    }
    store.removeAction(accepted.key.digest)
    withExtendedLifetime(lock) {}
  }
}
