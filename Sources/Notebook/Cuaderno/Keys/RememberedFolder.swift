import Artifacts

/// The hash of a folder's files, with what shows whether they are still the same. None of them was young when it was computed.
struct RememberedFolder {
  /// The ``digest(of:_:)`` of the files.
  var identity: String
  var hash: String

  /// Tells any change of a file's name, number, size or time, without reading a file.
  static func digest(of files: [String], _ identities: [FileIdentity?]) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(files.count * 64)
    for (file, identity) in zip(files, identities) {
      bytes.append(contentsOf: file.utf8)
      bytes.append(0)
      guard let identity else {
        bytes.append(0)
        continue
      }
      bytes.append(1)
      for number in [
        UInt64(bitPattern: identity.size), identity.inode,
        UInt64(bitPattern: identity.modified), UInt64(bitPattern: identity.changed),
      ] {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
      }
    }
    return bytes.withUnsafeBytes { ContentHash(of: $0).digits }
  }

  /// Those that were written down, by their paths.
  static func all(in record: String) -> [String: RememberedFolder] {
    PathTable.read(record, fields: 2) { fields in
      RememberedFolder(
        identity: String(decoding: fields[0], as: UTF8.self),
        hash: String(decoding: fields[1], as: UTF8.self))
    }
  }

  /// - Throws: `FileError`.
  static func write(_ folders: [String: RememberedFolder], to record: String) throws {
    try PathTable.write(folders, to: record) { "\($0.identity)\t\($0.hash)" }
  }
}
