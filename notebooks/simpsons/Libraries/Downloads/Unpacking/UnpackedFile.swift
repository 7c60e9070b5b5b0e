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
  /// Where new content is written; `nil` when it is compared.
  private let descriptor: Int32?
  private let existing: MappedFile?
  private var count = 0
  private var differs = false

  /// - Throws: `FileError` when the file can be neither made nor read.
  init(path: String) throws {
    let created = try Self.create(path)
    existing = created == nil ? try MappedFile(path: path) : nil
    descriptor = created
    self.path = path
  }

  /// Makes the file; `nil` when it is there already.
  private static func create(_ path: String) throws -> Int32? {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
    if descriptor >= 0 { return descriptor }
    guard errno == EEXIST else { throw FileError("cannot write", path: path) }
    return nil
  }

  deinit {
    if let descriptor { close(descriptor) }
  }

  /// Takes the next bytes of the content.
  mutating func take(_ bytes: UnsafeRawBufferPointer) throws {
    if let descriptor {
      try FileWriter(descriptor: descriptor, path: path).write(bytes)
    } else if let existing, !differs {
      let rest = existing.bytes.dropFirst(count).prefix(bytes.count)
      differs = !rest.elementsEqual(bytes)
    }
    count += bytes.count
  }

  /// Ends the content.
  consuming func finish() throws -> Outcome {
    if descriptor != nil { return .written(bytes: count) }
    return differs || existing?.bytes.count != count ? .contradicting : .repeated
  }
}
