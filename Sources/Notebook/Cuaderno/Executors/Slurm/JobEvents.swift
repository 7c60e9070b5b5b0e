import Artifacts
import Foundation
import Printing
import RunRecord

/// Writes the events of a job. The file is opened for each piece, so that other machines see it.
struct JobEvents {
  private let path: String
  /// Bytes that are not in the file yet, such as while the disk is full.
  private var waiting: [UInt8] = []
  private var position = 0

  init(path: String) { self.path = path }

  mutating func add(_ note: JobNote) {
    guard let content = try? RecordCoding.encoder().encode(note) else { return }
    waiting += Frame.head(.message, token: 0, count: content.count) + content
  }

  mutating func add(_ bytes: [UInt8], of stream: JobStream) {
    guard !bytes.isEmpty else { return }
    waiting += Frame.head(.text, token: stream.rawValue, count: bytes.count) + bytes
  }

  /// Writes what waits.
  /// - Returns: Whether all of it is in the file.
  @discardableResult mutating func write() -> Bool {
    guard !waiting.isEmpty else { return true }
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    // What a failed attempt left behind is overwritten by the same bytes.
    guard lseek(descriptor, off_t(position), SEEK_SET) == off_t(position),
      waiting.withUnsafeBytes({ Descriptor.write($0, to: descriptor) }) == 0
    else {
      close(descriptor)
      return false
    }
    guard close(descriptor) == 0 else { return false }
    position += waiting.count
    waiting = []
    return true
  }
}
