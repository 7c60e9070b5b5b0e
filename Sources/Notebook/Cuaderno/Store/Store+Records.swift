import Artifacts
import Foundation
import RunRecord

/// A file of `actions/`: a digest, then the action, then what the cell showed, one output per line.
extension Store {
  /// - Parameter key: A digest. One that a record or a file names may be anything; `nil` for anything that is not a digest.
  private func actionPath(_ key: String) -> String? {
    ContentHash(digits: key).map { "\(actions)/\($0.digits).jsonl" }
  }

  /// Keeps what executing a cell gave.
  /// - Throws: `FileError`.
  package func save(_ record: ExecutionRecord, _ outputs: [RecordedOutput]) throws {
    let encoder = RecordCoding.encoder()
    var body = try encoder.encode(record)
    for output in outputs {
      body.append(UInt8(ascii: "\n"))
      body.append(try encoder.encode(output))
    }
    try CheckedFile.write(body, to: "\(actions)/\(record.key.digest).jsonl")
  }

  /// The action stored under a key; `nil` when there is none, or when it is damaged.
  package func record(_ key: String) -> ExecutionRecord? {
    guard let body = actionPath(key).flatMap(CheckedFile.read) else { return nil }
    let line = body.prefix { $0 != UInt8(ascii: "\n") }
    return try? RecordCoding.decoder().decode(ExecutionRecord.self, from: Data(line))
  }

  /// The action stored under a key, with what the cell showed; `nil` when any of it is missing or cannot be read, or when the
  /// value's file is not there.
  package func execution(_ key: String) -> StoredExecution? {
    guard let body = actionPath(key).flatMap(CheckedFile.read) else { return nil }
    let decoder = RecordCoding.decoder()
    let lines = body.withUnsafeBytes { bytes in
      bytes.split(separator: UInt8(ascii: "\n")).map { Data($0) }
    }
    guard let first = lines.first,
      let record = try? decoder.decode(ExecutionRecord.self, from: first),
      hasBlob(record),
      let outputs = try? lines.dropFirst().map({
        try decoder.decode(RecordedOutput.self, from: $0)
      })
    else { return nil }
    return StoredExecution(record: record, outputs: outputs)
  }

  /// Notes that a result was used, which `clean` goes by.
  package func touch(_ key: String) {
    guard let path = actionPath(key) else { return }
    utimensat(AT_FDCWD, path, nil, 0)
  }

  /// Forgets an action, as when its value turned out to be damaged.
  package func removeAction(_ key: String) {
    if let path = actionPath(key) { unlink(path) }
  }

  package func removeBlob(_ hash: ContentHash) { unlink(blob(hash)) }

  /// The keys of all actions.
  package var actionKeys: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: actions)) ?? [])
      .filter { $0.hasSuffix(".jsonl") }.map { String($0.dropLast(".jsonl".count)) }
  }
}
