/// How a cell's stored result stands to what the cell depends on now.
package enum Standing: Sendable {
  /// The stored result is that of the present key.
  case fresh(Action)
  /// There is a result, but of another key.
  case stale(Action, reasons: [String])
  /// No result was ever stored, or its files are gone.
  case missing

  package var action: Action? {
    switch self {
    case .fresh(let action), .stale(let action, _): action
    case .missing: nil
    }
  }
}

extension Store {
  /// Looks a cell up under its present key, and else under the last one.
  package func standing(of cell: CellNode, key: CellKey) -> Standing {
    if let action = action(key.digest), hasBlob(action) { return .fresh(action) }
    guard let last = state(of: cell.id)?.key, let action = action(last), hasBlob(action) else {
      return .missing
    }
    let reasons = key.reasons(comparedWith: action.key.parts)
    return .stale(action, reasons: reasons.isEmpty ? ["its stored result is gone"] : reasons)
  }
}
