import Foundation

/// The hash of a file's content, with what tells whether the file is still the same.
struct RememberedFile {
  var identity: FileIdentity
  var hash: String
  /// Nanoseconds since 1970 when the hash was taken.
  var takenAt: Int64

  /// Whether the hash is that of the file with this identity.
  func holds(for identity: FileIdentity) -> Bool {
    self.identity == identity && identity.youngest < takenAt
  }

  /// Those that were written down, by their paths; none where the record is missing or damaged.
  static func all(in record: String) -> [String: RememberedFile] {
    guard let data = CheckedFile.read(record) else { return [:] }
    var files: [String: RememberedFile] = [:]
    // Bytes in place: there may be a line for each of many thousand files.
    data.withUnsafeBytes { bytes in
      for line in bytes.split(separator: UInt8(ascii: "\n")) {
        let fields = line.split(separator: UInt8(ascii: "\t"), maxSplits: 6)
        guard fields.count == 7, let identity = FileIdentity(fields[0...3]),
          let takenAt = Int64(digits: fields[4])
        else { continue }
        files[String(decoding: fields[6], as: UTF8.self)] = RememberedFile(
          identity: identity, hash: String(decoding: fields[5], as: UTF8.self), takenAt: takenAt)
      }
    }
    return files
  }

  /// Writes them down, but for those whose path does not fit into a line.
  /// - Throws: `FileError`.
  static func write(_ files: [String: RememberedFile], to record: String) throws {
    var text = ""
    for (path, file) in files where CheckedFile.fitsIntoLine(path) {
      text += "\(file.identity.text)\t\(file.takenAt)\t\(file.hash)\t\(path)\n"
    }
    try CheckedFile.write(Data(text.utf8), to: record)
  }
}
