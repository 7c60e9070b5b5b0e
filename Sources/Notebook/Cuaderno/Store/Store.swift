import Artifacts
import Foundation
import RunRecord

/// The results of a notebook: `actions/<key>` names values and outputs, `blobs/<hash>` holds values, each once.
package struct Store: Sendable {
  /// The version of the layout; a store of a newer one is refused, an older one is put aside.
  package static let format = 1

  package let path: String

  package var actions: String { path + "/actions" }
  package var blobs: String { path + "/blobs" }
  package var checkpoints: String { path + "/checkpoints" }
  package var jobs: String { path + "/jobs" }
  package var states: String { path + "/states" }
  package var fileHashes: String { path + "/files" }
  package var folderHashes: String { path + "/folders" }
  package var lock: String { path + "/lock" }
  package var lease: String { path + "/lease" }

  package init(path: String) { self.path = path }

  /// Makes the folders of the store.
  /// - Throws: `FileError`, and ``StoreError`` for a store that a newer program has written.
  package func prepare() throws {
    try check()
    let found = writtenFormat
    if let found, found < Self.format { try putAside(found) }
    for folder in [path, actions, blobs, checkpoints, states] {
      try Folder.make(folder)
    }
    if found != Self.format || FileManager.default.contents(atPath: formatFile) != formatText {
      try AtomicFile.write(formatText, to: formatFile)
    }
  }

  /// Whether this program may read the store.
  /// - Throws: ``StoreError`` for a store that a newer program has written.
  package func check() throws {
    if let found = writtenFormat, found > Self.format {
      throw StoreError.newer(path: path, format: found)
    }
  }

  private var formatFile: String { path + "/format" }

  /// The number and its checksum, which must not be mistaken for that of another program after a bit has flipped.
  private var formatText: Data {
    Data("\(Self.format) \(ContentHash(of: ["\(Self.format)"]).digits)\n".utf8)
  }

  /// The format that the store says it has; `nil` when it does not say, or when that file is damaged. All else in the store
  /// has its own checksums, so that no result has to be given up for it. A number alone is taken as it is: so it was
  /// written before it had a checksum.
  private var writtenFormat: Int? {
    guard let data = FileManager.default.contents(atPath: formatFile) else { return nil }
    let words = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    guard let number = words.first.flatMap({ Int($0) }), number >= 0, words.count < 3,
      words.count == 1 || words[1] == ContentHash(of: ["\(number)"]).digits
    else { return nil }
    return number
  }

  /// The folder of a key's checkpoints.
  func checkpoints(_ key: String) -> String { "\(checkpoints)/\(key)" }

  /// Forgets what long work has reached.
  package func removeCheckpoints(_ key: String) {
    try? FileManager.default.removeItem(atPath: checkpoints(key))
  }

  package func blob(_ hash: ContentHash) -> String { "\(blobs)/\(hash.digits).safetensors" }

  package func hasBlob(_ record: ExecutionRecord) -> Bool { hasBlob(record.summary) }

  /// Whether the file of a value is there in its full size.
  func hasBlob(_ summary: Artifact.Summary) -> Bool {
    (try? FileIdentity(path: blob(summary.contentHash)).size) == Int64(summary.byteCount)
  }

  /// An older layout is ignored: nothing of it is read, and `clean` removes it.
  private func putAside(_ format: Int) throws {
    let old = "\(path).format-\(format)"
    try? FileManager.default.removeItem(atPath: old)
    guard rename(path, old) == 0 else { throw FileError("cannot put aside the store", path: path) }
  }
}

/// A store that cannot be used.
package enum StoreError: Error, CustomStringConvertible {
  case newer(path: String, format: Int)

  package var description: String {
    switch self {
    case .newer(let path, let format):
      "the store \(path) has format \(format) and was written by a newer program, which knows more than format \(Store.format); use that one, or another folder by --output"
    }
  }
}

/// Making folders.
enum Folder {
  /// Makes a folder and those above it; harmless when it is there.
  /// - Throws: `FileError`.
  static func make(_ path: String) throws {
    if mkdir(path, 0o755) == 0 { return }
    let code = errno
    if code == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex {
      try make(String(path[..<slash]))
      if mkdir(path, 0o755) == 0 || errno == EEXIST { return }
      throw FileError("cannot make the folder", path: path)
    }
    var status = stat()
    guard code == EEXIST, stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw FileError("cannot make the folder", path: path, code: code)
    }
  }
}
