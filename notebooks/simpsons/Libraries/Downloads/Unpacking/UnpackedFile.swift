import Artifacts
import Foundation

/// A file that takes an entry's content: a new one, or one that is there already and is only compared.
struct UnpackedFile: ~Copyable {
  /// What became of the content.
  enum Outcome: Sendable, Equatable {
    case written(bytes: Int)
    /// The file was there, with these bytes.
    case repeated
    /// The file was there, with other bytes, which stay.
    case contradicting
  }

  private let path: String
  private let descriptor: Int32
  /// Whether the content is written; otherwise it is compared.
  private let isNew: Bool
  private var count = 0
  private var differs = false

  /// - Throws: `FileError` when the file can be neither made nor read.
  init(path: String) throws {
    (descriptor, isNew) = try Self.open(path)
    self.path = path
  }

  private static func open(_ path: String) throws -> (descriptor: Int32, isNew: Bool) {
    let created = Foundation.open(
      path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
    if created >= 0 { return (created, true) }
    guard errno == EEXIST else { throw FileError("cannot write", path: path) }
    let existing = Foundation.open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard existing >= 0 else { throw FileError("cannot open", path: path) }
    return (existing, false)
  }

  deinit { close(descriptor) }

  /// Takes the next bytes of the content.
  mutating func take(_ bytes: UnsafeRawBufferPointer) throws {
    if isNew {
      try FileWriter(descriptor: descriptor, path: path).write(bytes)
    } else if !differs {
      differs = try !follows(bytes)
    }
    count += bytes.count
  }

  /// Whether the file goes on with these bytes.
  private func follows(_ bytes: UnsafeRawBufferPointer) throws -> Bool {
    try withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { buffer in
      var rest = bytes
      while !rest.isEmpty {
        let count = read(descriptor, buffer.baseAddress, min(buffer.count, rest.count))
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { throw FileError("cannot read", path: path) }
        guard count > 0, rest.prefix(count).elementsEqual(buffer.prefix(count)) else {
          return false
        }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
      return true
    }
  }

  /// Ends the content.
  consuming func finish() throws -> Outcome {
    if isNew { return .written(bytes: count) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileError("cannot read", path: path) }
    return differs || Int(status.st_size) != count ? .contradicting : .repeated
  }
}
