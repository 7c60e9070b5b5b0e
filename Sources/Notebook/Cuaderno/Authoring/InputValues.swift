/// The values that cells read in a run.
public struct InputValues: Sendable {
  package var cells: [String: any Sendable] = [:]
  package var parameters: [String: any Sendable] = [:]
  package var externals: [String: any Sendable] = [:]

  package init() {}

  package func cell<Value>(_ id: String, as type: Value.Type) throws -> Value {
    try Self.pick(id, from: cells, what: "cell", as: type)
  }

  package func parameter<Value>(_ name: String, as type: Value.Type) throws -> Value {
    try Self.pick(name, from: parameters, what: "parameter", as: type)
  }

  package func external<Value>(_ name: String, as type: Value.Type) throws -> Value {
    try Self.pick(name, from: externals, what: "input", as: type)
  }

  private static func pick<Value>(
    _ name: String, from values: [String: any Sendable], what: String, as type: Value.Type
  ) throws -> Value {
    guard let value = values[name] else { throw MissingInput(what: what, name: name, found: nil) }
    guard let typed = value as? Value else {
      throw MissingInput(what: what, name: name, found: String(reflecting: Swift.type(of: value)))
    }
    return typed
  }
}

/// A value that a cell needs and that is not there, or not of its type.
package struct MissingInput: Error, CustomStringConvertible {
  package var what: String
  package var name: String
  package var found: String?

  package var description: String {
    found.map { "the \(what) \(name) is a \($0)" } ?? "the \(what) \(name) has no value"
  }
}
