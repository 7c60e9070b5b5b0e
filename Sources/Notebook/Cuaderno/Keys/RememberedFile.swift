/// The hash of a file's content, with what shows whether the file is still the same.
struct RememberedFile {
  var identity: FileIdentity
  var hash: String
  /// When the hash was computed, in nanoseconds since 1970.
  var takenAt: Int64

  /// Whether the hash is that of the file with this identity.
  func holds(for identity: FileIdentity) -> Bool {
    self.identity == identity && identity.youngest < takenAt
  }

  /// Those that were written down, by their paths.
  static func all(in record: String) -> [String: RememberedFile] {
    PathTable.read(record, fields: 6) { fields in
      guard let identity = FileIdentity(fields[0...3]), let takenAt = Int64(digits: fields[4])
      else { return nil }
      let hash = String(decoding: fields[5], as: UTF8.self)
      return RememberedFile(identity: identity, hash: hash, takenAt: takenAt)
    }
  }

  /// - Throws: `FileError`.
  static func write(_ files: [String: RememberedFile], to record: String) throws {
    try PathTable.write(files, to: record) { "\($0.identity.text)\t\($0.takenAt)\t\($0.hash)" }
  }
}
