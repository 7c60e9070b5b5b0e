import Artifacts
import Foundation

/// Appends events to `events.jsonl`, each at once and whole.
public final class EventWriter {
  private let descriptor: Int32
  private let path: String
  private let encoder = RecordCoding.encoder()

  /// Creates the file; there must be none yet.
  /// - Throws: `FileError`.
  public init(path: String) throws {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileError("cannot write", path: path) }
  }

  deinit { close(descriptor) }

  /// Appends one event as a line.
  /// - Throws: `FileError` when the disk is full; the line may then be there in part, which readers ignore.
  public func append(_ event: Event) throws {
    var line = try encoder.encode(event)
    line.append(UInt8(ascii: "\n"))
    let writer = FileWriter(descriptor: descriptor, path: path)
    try line.withUnsafeBytes { try writer.write($0) }
  }
}
