import Foundation

/// A checked file with one line per path: some fields, then the path, tab-separated.
enum PathTable {
  typealias Field = Slice<UnsafeRawBufferPointer>

  /// The entries by their paths; empty when the file is missing or damaged.
  /// - Parameters:
  ///   - count: The number of fields before the path.
  ///   - entry: Reads these fields; `nil` leaves the line out.
  static func read<Entry>(
    _ record: String, fields count: Int, entry: (ArraySlice<Field>) -> Entry?
  ) -> [String: Entry] {
    guard let data = CheckedFile.read(record) else { return [:] }
    var entries: [String: Entry] = [:]
    // Bytes in place: there may be a line for each of many thousand files.
    data.withUnsafeBytes { bytes in
      for line in bytes.split(separator: UInt8(ascii: "\n")) {
        let fields = line.split(separator: UInt8(ascii: "\t"), maxSplits: count)
        guard fields.count == count + 1, let found = entry(fields[..<count]) else { continue }
        entries[String(decoding: fields[count], as: UTF8.self)] = found
      }
    }
    return entries
  }

  /// Writes entries, except those whose path does not fit into a line.
  /// - Parameter fields: The fields before the path, tab-separated.
  /// - Throws: `FileError`.
  static func write<Entry>(
    _ entries: [String: Entry], to record: String, fields: (Entry) -> String
  ) throws {
    var text = ""
    for (path, entry) in entries {
      guard !path.utf8.contains(UInt8(ascii: "\n")), !path.utf8.contains(UInt8(ascii: "\t")) else {
        continue
      }
      text += "\(fields(entry))\t\(path)\n"
    }
    try CheckedFile.write(Data(text.utf8), to: record)
  }
}
