/// A parameter without its type.
package struct ParameterDeclaration: Sendable {
  package let name: String
  package let defaultText: String
  /// The bounds as text, as in `1...1000`.
  package let bounds: String?
  /// All allowed values, for an enum.
  package let choices: [String]?
  package let help: String
  package let extendsWork: Bool
  /// Whether the flag takes no value: `--augment`, `--no-augment`.
  package let isSwitch: Bool
  /// Reads and checks what was typed.
  package let read: @Sendable (String) throws -> ParameterSetting
}

/// A parameter's value in a run.
package struct ParameterSetting: Sendable {
  package var value: any Sendable
  /// The value as you would type it; equal values have one form.
  package var text: String

  package init(value: any Sendable, text: String) {
    self.value = value
    self.text = text
  }
}

/// A value that a parameter does not accept.
package struct ParameterError: Error, Equatable, CustomStringConvertible {
  package var name: String
  package var value: String
  package var expected: String
  package var nearest: [String] = []

  package var description: String {
    let hint = nearest.isEmpty ? "" : " (did you mean \(nearest.joined(separator: " or "))?)"
    return "--\(name) takes \(expected), not \"\(value)\"\(hint)"
  }
}
