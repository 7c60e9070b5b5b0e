import Artifacts
import Foundation

/// A file whose first line is the SHA-256 of everything that follows, so that damage is noticed.
enum CheckedFile {
  /// The digits and the end of their line.
  private static let headCount = 65

  /// Replaces the file at `path`.
  /// - Throws: `FileError`.
  static func write(_ body: Data, to path: String) throws {
    let digest = body.withUnsafeBytes { ContentHash(of: $0) }
    try AtomicFile.write(Data("\(digest.digits)\n".utf8) + body, to: path)
  }

  /// What follows the first line; `nil` when there is no such file, or when it is damaged.
  static func read(_ path: String) -> Data? {
    guard let data = FileManager.default.contents(atPath: path), data.count > headCount,
      data[headCount - 1] == UInt8(ascii: "\n")
    else { return nil }
    let body = data.dropFirst(headCount)
    let digest = body.withUnsafeBytes { ContentHash(of: $0) }
    return digest.digits == String(decoding: data.prefix(headCount - 1), as: UTF8.self)
      ? body : nil
  }
}
