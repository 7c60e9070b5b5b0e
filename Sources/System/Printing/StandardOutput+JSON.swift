import Foundation

extension StandardOutput {
  /// Writes a value as JSON in several lines, keys sorted. What a terminal would take for a command is escaped as JSON does it.
  /// - Throws: ``StreamError``, and what the encoder throws.
  package static func print(json value: some Encodable, by encoder: JSONEncoder = JSONEncoder())
    throws
  {
    encoder.outputFormatting.formUnion([.sortedKeys, .prettyPrinted, .withoutEscapingSlashes])
    let text = String(decoding: try encoder.encode(value), as: UTF8.self)
    try write(text.printable(escape: { String(format: "\\u%04X", $0.value) }) + "\n")
  }
}
