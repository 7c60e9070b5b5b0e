/// Cuts the text of a CSV file into fields (RFC 4180; other separators and line ends are understood too).
struct CSVParser {
  /// A line of the table.
  struct Record: Equatable {
    var fields: [String]
    /// The line in the file where it begins, counted from 1.
    var line: Int
  }

  let path: String
  let bytes: [UInt8]
  let separator: UInt8

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// - Parameter separator: What is between fields; `nil` takes the comma, semicolon or tab that is most frequent in the first line.
  init(path: String, bytes: [UInt8], separator: UInt8?) {
    self.path = path
    // The byte order mark that some programs write.
    self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    self.separator = separator ?? Self.separator(in: self.bytes)
  }

  private static func separator(in bytes: [UInt8]) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in bytes {
      if byte == quote { isQuoted.toggle() }
      if !isQuoted, byte == lineFeed || byte == carriageReturn { break }
      if !isQuoted { counts[byte, default: 0] += 1 }
    }
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    return candidates.reversed().max { counts[$0, default: 0] < counts[$1, default: 0] }
      .flatMap { counts[$0] == nil ? nil : $0 } ?? candidates[0]
  }

  /// All records; empty lines are none.
  func records() throws(DataTableError) -> [Record] {
    var records: [Record] = []
    var fields: [String] = []
    var field: [UInt8] = []
    var (line, firstLine, quoteLine) = (1, 1, 1)
    var isQuoted = false
    var wasQuoted = false
    var index = 0
    func isEmpty() -> Bool { fields.isEmpty && field.isEmpty && !wasQuoted }
    func endField() {
      fields.append(String(decoding: field, as: UTF8.self))
      field.removeAll(keepingCapacity: true)
      wasQuoted = false
    }
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      let isEnd = byte == Self.lineFeed || byte == Self.carriageReturn
      if isEnd, byte == Self.carriageReturn, index < bytes.count, bytes[index] == Self.lineFeed {
        if isQuoted { field.append(byte) }
        index += 1
      }
      if isEnd { line += 1 }
      if isQuoted {
        guard byte == Self.quote else {
          field.append(isEnd ? Self.lineFeed : byte)
          continue
        }
        if index < bytes.count, bytes[index] == Self.quote {
          field.append(byte)
          index += 1
        } else {
          isQuoted = false
        }
      } else if byte == Self.quote, field.isEmpty, !wasQuoted {
        (isQuoted, wasQuoted, quoteLine) = (true, true, line)
      } else if byte == separator {
        endField()
      } else if isEnd {
        if !isEmpty() {
          endField()
          records.append(Record(fields: fields, line: firstLine))
        }
        fields = []
        firstLine = line
      } else {
        field.append(byte)
      }
    }
    if isQuoted { throw .unclosedQuote(path: path, line: quoteLine) }
    if !isEmpty() {
      endField()
      records.append(Record(fields: fields, line: firstLine))
    }
    return records
  }
}
