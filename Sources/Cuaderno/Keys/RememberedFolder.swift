import Artifacts
import Foundation

/// The hash of a folder's files, with what tells whether they are still the same: none of them was young when it was taken.
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

  /// Those that were written down, by their paths; none where the record is missing or damaged.
  static func all(in record: String) -> [String: RememberedFolder] {
    guard let data = CheckedFile.read(record) else { return [:] }
    var folders: [String: RememberedFolder] = [:]
    for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
      let fields = line.split(separator: "\t", maxSplits: 2).map(String.init)
      guard fields.count == 3 else { continue }
      folders[fields[2]] = RememberedFolder(identity: fields[0], hash: fields[1])
    }
    return folders
  }

  /// Writes them down, but for those whose path does not fit into a line.
  /// - Throws: `FileError`.
  static func write(_ folders: [String: RememberedFolder], to record: String) throws {
    var text = ""
    for (path, folder) in folders where CheckedFile.fitsIntoLine(path) {
      text += "\(folder.identity)\t\(folder.hash)\t\(path)\n"
    }
    try CheckedFile.write(Data(text.utf8), to: record)
  }
}
