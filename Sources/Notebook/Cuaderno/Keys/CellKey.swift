import Artifacts

/// Everything a cell's result depends on, part by part, and the digests under which the result is stored.
package struct CellKey: Codable, Sendable, Equatable {
  package var parts: [KeyPart]
  /// Names of parts that a checkpoint's key leaves out: parameters that only extend the work.
  private var extending: Set<String>

  package init(parts: [KeyPart], extending: Set<String>) {
    self.parts = parts
    self.extending = extending
  }

  /// Whether another value of a parameter can continue the work of this key.
  package var isExtendable: Bool { !extending.isEmpty }

  package var digest: String { ContentHash(of: parts.flatMap { [$0.name, $0.value] }).digits }

  package var checkpointDigest: String {
    ContentHash(
      of: parts.filter { !extending.contains($0.name) }.flatMap { [$0.name, $0.value] }
    ).digits
  }

  /// The differences from an older key, in readable words.
  package func reasons(comparedWith old: [KeyPart]) -> [String] {
    let before = Dictionary(old.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    let now = Dictionary(parts.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    var reasons: [String] = []
    for part in parts {
      switch before[part.name] {
      case part.value: break
      case nil: reasons.append("\(part.name) is new")
      case let value?:
        let isReadable = value.count <= 40 && part.value.count <= 40
        reasons.append(
          isReadable ? "\(part.name) \(value) -> \(part.value)" : "\(part.name) changed")
      }
    }
    for part in old where now[part.name] == nil { reasons.append("\(part.name) is gone") }
    return reasons
  }
}
