/// How a cell's stored result compares with what the cell depends on now.
package enum Freshness: Sendable {
  /// The stored result is that of the present key.
  case fresh(StoredExecution)
  /// There is a result, but of another key.
  case stale(StoredExecution, reasons: [String])
  /// No result was ever stored, or its files are gone, damaged or unreadable for this program.
  case missing

  package var record: ExecutionRecord? {
    switch self {
    case .fresh(let stored), .stale(let stored, _): stored.record
    case .missing: nil
    }
  }

  var asStored: CellSituation.Stored {
    switch self {
    case .fresh: .fresh
    case .stale(_, let reasons): .stale(because: reasons)
    case .missing: .missing
    }
  }
}

extension Store {
  /// Finds a cell's result under its present key, and else under the last one.
  /// - Parameter ahead: What was read before.
  func freshness(of cell: CellNode, key: CellKey, ahead: ResultsAhead? = nil) -> Freshness {
    func execution(_ key: String) -> StoredExecution? { ahead?.take(key) ?? self.execution(key) }
    if let stored = execution(key.digest) { return .fresh(stored) }
    guard let last = state(of: cell.id)?.key, let stored = execution(last) else { return .missing }
    let reasons = key.reasons(comparedWith: stored.record.key.parts)
    return .stale(stored, reasons: reasons.isEmpty ? ["its stored result is gone"] : reasons)
  }
}
