import Foundation

extension DataTable {
  /// How the characters of a file are encoded.
  public enum Encoding: Sendable {
    /// UTF-8, with or without a byte order mark.
    case utf8
    /// ISO 8859-1, of older Western European files.
    case latin1
  }

  /// Texts that stand for a missing value.
  public static let missingTexts: Set<String> = ["", "NA", "N/A", "NaN", "nan", "null"]

  /// Reads a CSV file whose first line names the columns.
  ///
  /// A column holds integers, numbers or truth values where every value of it is one, and texts otherwise.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - types: The types of columns that must not be guessed, by their names. A value of another type is an error.
  ///   - separator: What is between the values; `nil` finds out whether it is a comma, a semicolon or a tab.
  ///   - missing: Texts that stand for a missing value.
  ///   - encoding: The encoding of the text.
  /// - Throws: ``DataTableError``, which names file, line, row and column.
  public init(
    csv path: String, types: [String: ColumnType] = [:], separator: Character? = nil,
    missing: Set<String> = missingTexts, encoding: Encoding = .utf8
  ) throws(DataTableError) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .unreadable(path: path)
    }
    var bytes = Array(data)
    switch encoding {
    case .latin1: bytes = Array(String(bytes.map { Character(UnicodeScalar($0)) }).utf8)
    case .utf8:
      if let line = Self.firstDamagedLine(of: bytes) { throw .notUTF8(path: path, line: line) }
    }
    let parser = CSVParser(path: path, bytes: bytes, separator: separator?.asciiValue)
    var records = try parser.records()
    guard !records.isEmpty else { throw .noHeader(path: path) }
    let names = records.removeFirst().fields.enumerated().map { index, name in
      let name = name.trimmingCharacters(in: .whitespaces)
      return name.isEmpty ? "column \(index + 1)" : name
    }
    for (index, name) in names.enumerated() where names[..<index].contains(name) {
      throw .repeatedColumn(path: path, name: name)
    }
    for name in types.keys.sorted() where !names.contains(name) {
      throw .noColumn(name: name, columns: names)
    }
    for (row, record) in records.enumerated() where record.fields.count != names.count {
      throw .wrongFieldCount(
        path: path, row: row + 1, line: record.line, found: record.fields.count,
        expected: names.count)
    }
    var columns: [Column] = []
    for (index, name) in names.enumerated() {
      let reader = ColumnReader(
        path: path, name: name, index: index, records: records, missing: missing)
      columns.append(Column(name, try reader.values(types[name])))
    }
    self.init(columns: columns)
  }

  private static func firstDamagedLine(of bytes: [UInt8]) -> Int? {
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0) + 1
  }
}

/// Reads the values of one column.
private struct ColumnReader {
  let path: String
  let name: String
  let index: Int
  let records: [CSVParser.Record]
  let missing: Set<String>

  /// - Parameter type: The type that the values must have; `nil` finds it out.
  func values(_ type: ColumnType?) throws(DataTableError) -> DataTable.Values {
    switch type {
    case .integer: return .integers(try all(.integer, Self.integer))
    case .number: return .numbers(try all(.number, Self.number))
    case .boolean: return .booleans(try all(.boolean, Self.boolean))
    case .text: return .texts(try all(.text) { $0 })
    case nil:
      let hasValues = records.contains { !missing.contains(plain($0)) }
      for type in [ColumnType.integer, .number, .boolean] where hasValues {
        if let found = try? values(type) { return found }
      }
      return .texts(try all(.text) { $0 })
    }
  }

  private func plain(_ record: CSVParser.Record) -> String {
    record.fields[index].trimmingCharacters(in: .whitespaces)
  }

  private func all<Value>(
    _ type: ColumnType, _ read: (String) -> Value?
  ) throws(DataTableError) -> [Value?] {
    var result: [Value?] = []
    result.reserveCapacity(records.count)
    for (row, record) in records.enumerated() {
      let text = plain(record)
      if missing.contains(text) {
        result.append(nil)
      } else if let value = read(text) {
        result.append(value)
      } else {
        throw .badValue(
          path: path, row: row + 1, line: record.line, column: name, value: text, expected: type)
      }
    }
    return result
  }

  private static func integer(_ text: String) -> Int? { Int(text) }

  private static func number(_ text: String) -> Double? {
    Double(text).flatMap { $0.isFinite ? $0 : nil }
  }

  private static func boolean(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true": true
    case "false": false
    default: nil
    }
  }
}
