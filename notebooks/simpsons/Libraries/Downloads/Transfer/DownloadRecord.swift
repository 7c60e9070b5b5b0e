import Artifacts
import Foundation

/// What is known of a file on a server; kept next to the bytes that were fetched of it.
struct DownloadRecord: Codable, Sendable, Equatable {
  var address: String
  /// The bytes of the whole file; `nil` when the server does not state it.
  var total: Int?
  var validator: Validator?

  private static func path(for file: String) -> String { file + ".json" }

  /// The record of `file`; `nil` when there is none that can be read.
  static func read(for file: String) -> DownloadRecord? {
    FileManager.default.contents(atPath: path(for: file))
      .flatMap { try? JSONDecoder().decode(DownloadRecord.self, from: $0) }
      .flatMap { $0.total ?? 0 >= 0 ? $0 : nil }
  }

  /// Writes the record of `file`.
  func write(for file: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try AtomicFile.write(encoder.encode(self), to: Self.path(for: file))
  }

  /// Removes the record of `file`, if there is one.
  static func remove(for file: String) { unlink(path(for: file)) }
}
