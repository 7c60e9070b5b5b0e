import RunRecord

/// What the inspection of an external input gave.
package enum ExternalFinding: Sendable {
  /// What the cells that read it depend on, and the paths of what was hashed, by the names of the parts.
  case seen([KeyPart], paths: [String: String])
  /// The process crashed, ended or took too long; with what it had printed.
  case failed(CellFailure, text: String)

  /// The parts for keys. Those of a failure are in no stored key, so that nothing passes for fresh.
  var parts: [KeyPart] {
    switch self {
    case .seen(let parts, _): parts
    case .failed(let failure, _): [KeyPart("failure", failure.message)]
    }
  }

  /// What is no longer as it was found, in words; `nil` when all is.
  func change(to later: ExternalFinding) -> String? {
    let (before, after) = (parts, later.parts)
    guard before != after else { return nil }
    if case .failed(let failure, _) = later { return failure.message }
    let changed = (before + after).filter { !before.contains($0) || !after.contains($0) }
    let paths = if case .seen(_, let paths) = self { paths } else { [String: String]() }
    var words: [String] = []
    for name in changed.map({ paths[$0.name] ?? $0.name }) where !words.contains(name) {
      words.append(name)
    }
    return words.joined(separator: ", ")
  }
}
