import RunRecord

/// What looking at an external input gave.
package enum ExternalFinding: Sendable {
  /// What the cells that read it depend on.
  case seen([KeyPart])
  /// The process that looked crashed, ended or took too long; with what it had printed.
  case failed(CellFailure, text: String)

  /// The parts for keys. Those of a failure are in no stored key, so that nothing passes for fresh.
  var parts: [KeyPart] {
    switch self {
    case .seen(let parts): parts
    case .failed(let failure, _): [KeyPart("failure", failure.message)]
    }
  }
}
