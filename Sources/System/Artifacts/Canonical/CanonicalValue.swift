/// What a value is when it is encoded: JSON, with numbers as the text that gives them back exactly.
package indirect enum CanonicalValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([CanonicalValue])
  case object([String: CanonicalValue])
  /// A ``Measured`` value: stored like its content, left out of the result hash.
  case measured(CanonicalValue)

  /// The JSON without white space, keys sorted by their UTF-8; equal values give equal texts.
  /// - Parameter hidesMeasured: Whether measured values are written as `null`.
  package func json(hidesMeasured: Bool = false) -> String {
    var text = ""
    write(to: &text, hidesMeasured)
    return text
  }

  private func write(to text: inout String, _ hidesMeasured: Bool) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .number(let digits): text += digits
    case .string(let value): Self.write(value, to: &text)
    case .array(let values):
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += "," }
        value.write(to: &text, hidesMeasured)
      }
      text += "]"
    case .object(let members):
      text += "{"
      let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      for (index, member) in sorted.enumerated() {
        if index > 0 { text += "," }
        Self.write(member.key, to: &text)
        text += ":"
        member.value.write(to: &text, hidesMeasured)
      }
      text += "}"
    case .measured(let value):
      if hidesMeasured { text += "null" } else { value.write(to: &text, hidesMeasured) }
    }
  }

  private static func write(_ string: String, to text: inout String) {
    text += "\""
    if string.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }) {
      text += string
    } else {
      for scalar in string.unicodeScalars {
        switch scalar {
        case "\"": text += "\\\""
        case "\\": text += "\\\\"
        case "\n": text += "\\n"
        case _ where scalar.value < 0x20:
          let digits = String(scalar.value, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: text.unicodeScalars.append(scalar)
        }
      }
    }
    text += "\""
  }
}
