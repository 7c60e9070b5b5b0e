/// One thing that a result depends on: a readable name, and its value or a digest of it.
package struct KeyPart: Codable, Sendable, Hashable {
  package var name: String
  package var value: String

  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}
