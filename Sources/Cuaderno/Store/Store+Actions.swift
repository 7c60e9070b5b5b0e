import Artifacts
import Foundation
import RunRecord

/// A file of `actions/`: the action on the first line, its digest before it, then what the cell showed, a line each.
extension Store {
  private func actionPath(_ key: String) -> String { "\(actions)/\(key).jsonl" }

  /// Keeps what executing a cell gave.
  /// - Throws: `FileError`.
  package func save(_ action: Action, _ outputs: [RecordedOutput]) throws {
    let encoder = RecordCoding.encoder()
    var body = try encoder.encode(action)
    for output in outputs {
      body.append(UInt8(ascii: "\n"))
      body.append(try encoder.encode(output))
    }
    let digest = body.withUnsafeBytes { ContentHash(of: $0) }
    try AtomicFile.write(
      Data("\(digest.digits)\n".utf8) + body, to: actionPath(action.key.digest))
  }

  /// The action stored under a key; `nil` when there is none, or when it is damaged.
  package func action(_ key: String) -> Action? {
    guard let body = checkedBody(key) else { return nil }
    let line = body.prefix { $0 != UInt8(ascii: "\n") }
    return try? RecordCoding.decoder().decode(Action.self, from: Data(line))
  }

  /// What the cell showed when it gave the action stored under a key.
  package func outputs(_ key: String) -> [RecordedOutput]? {
    guard let body = checkedBody(key) else { return nil }
    let decoder = RecordCoding.decoder()
    let lines = body.split(separator: UInt8(ascii: "\n")).dropFirst()
    return try? lines.map { try decoder.decode(RecordedOutput.self, from: Data($0)) }
  }

  /// Notes that a result was used, which `clean` goes by.
  package func touch(_ key: String) { utimensat(AT_FDCWD, actionPath(key), nil, 0) }

  /// Forgets an action, as when its value turned out to be damaged.
  package func removeAction(_ key: String) { unlink(actionPath(key)) }

  package func removeBlob(_ hash: ContentHash) { unlink(blob(hash)) }

  /// The keys of all actions.
  package var actionKeys: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: actions)) ?? [])
      .filter { $0.hasSuffix(".jsonl") }.map { String($0.dropLast(".jsonl".count)) }
  }

  private func checkedBody(_ key: String) -> Data? {
    guard let data = FileManager.default.contents(atPath: actionPath(key)), data.count > 65,
      data[64] == UInt8(ascii: "\n")
    else { return nil }
    let body = data.dropFirst(65)
    let digest = body.withUnsafeBytes { ContentHash(of: $0) }
    return digest.digits == String(decoding: data.prefix(64), as: UTF8.self) ? body : nil
  }
}
