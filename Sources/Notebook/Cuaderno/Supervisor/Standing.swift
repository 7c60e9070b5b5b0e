/// How a cell's stored result stands to what the cell depends on now.
package enum Standing: Sendable {
  /// The stored result is that of the present key.
  case fresh(StoredAction)
  /// There is a result, but of another key.
  case stale(StoredAction, reasons: [String])
  /// No result was ever stored, or its files are gone, damaged or not to be read by this program.
  case missing

  package var action: Action? {
    switch self {
    case .fresh(let stored), .stale(let stored, _): stored.action
    case .missing: nil
    }
  }
}

extension Store {
  /// Looks a cell up under its present key, and else under the last one.
  /// - Parameter ahead: What was read before.
  func standing(of cell: CellNode, key: CellKey, ahead: ResultsAhead? = nil) -> Standing {
    func result(_ key: String) -> StoredAction? { ahead?.take(key) ?? self.result(key) }
    if let stored = result(key.digest) { return .fresh(stored) }
    guard let last = state(of: cell.id)?.key, let stored = result(last) else { return .missing }
    let reasons = key.reasons(comparedWith: stored.action.key.parts)
    return .stale(stored, reasons: reasons.isEmpty ? ["its stored result is gone"] : reasons)
  }
}
