import Artifacts
import Foundation

/// A file while it is downloaded: `x.part` holds the bytes so far, `x.json` what they are the beginning of.
struct PartialFile: ~Copyable {
  /// The bytes so far.
  private(set) var count: Int
  /// What the server said of the file; `nil` before it said anything.
  private(set) var record: DownloadRecord?
  private let descriptor: Int32
  private let final: String

  private var path: String { Self.path(for: final) }
  static func path(for final: String) -> String { final + ".part" }

  /// Opens what an earlier attempt left of the file `final`, or starts over when it is of another address.
  /// - Throws: `FileError`; ``DownloadError/busy(path:)`` when another process fetches the file.
  init(for final: String, address: String) throws {
    descriptor = try Self.open(Self.path(for: final))
    self.final = final
    let found = DownloadRecord.read(for: final)
    record = found?.address == address ? found : nil
    count = max(0, Int(lseek(descriptor, 0, SEEK_END)))
    if record == nil { count = 0 }  // the first attempt discards what is there
  }

  private static func open(_ path: String) throws -> Int32 {
    let descriptor = Foundation.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileError("cannot write", path: path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      defer { close(descriptor) }
      if errno == EWOULDBLOCK { throw DownloadError.busy(path: path) }
      throw FileError("cannot lock", path: path)
    }
    return descriptor
  }

  deinit { close(descriptor) }

  /// Forgets all bytes.
  mutating func discard() throws {
    guard ftruncate(descriptor, 0) == 0, lseek(descriptor, 0, SEEK_SET) == 0 else {
      throw FileError("cannot write", path: path)
    }
    count = 0
    record = nil
  }

  /// Starts over with what the server says now.
  mutating func begin(_ record: DownloadRecord) throws {
    try discard()
    try record.write(for: final)
    self.record = record
  }

  /// Notes that the bytes so far are all.
  mutating func setTotal() throws {
    record?.total = count
    try record?.write(for: final)
  }

  /// Whether the rest may be requested: the version of the file has a name, or its content can be checked in the end.
  func canContinue(unnamedVersion: Bool) -> Bool {
    guard let record, count > 0 else { return false }
    return record.validator != nil || unnamedVersion
  }

  /// Whether a `206 Partial Content` is of the same version of the file.
  func isContinued(by head: ResponseHead) -> Bool {
    guard let record else { return true }
    if let old = record.total, let new = head.contentRange?.total, old != new { return false }
    if case .entityTag(let old) = record.validator, case .entityTag(let new) = head.validator {
      return old == new
    }
    return true
  }

  /// Appends bytes that arrived.
  mutating func append(_ bytes: UnsafeRawBufferPointer) throws {
    do {
      try FileWriter(descriptor: descriptor, path: path).write(bytes)
    } catch {
      count = max(0, Int(lseek(descriptor, 0, SEEK_CUR)))
      throw error
    }
    count += bytes.count
  }

  /// Whether `bytes` more fit on the disk.
  func hasRoom(for bytes: Int) -> Bool {
    var status = statvfs()
    guard fstatvfs(descriptor, &status) == 0 else { return true }
    let (free, overflow) = status.f_bavail.multipliedReportingOverflow(by: status.f_frsize)
    return overflow || free >= UInt(max(0, bytes))
  }

  /// Gives the file its final name.
  func finish() throws {
    guard fsync(descriptor) == 0, rename(path, final) == 0 else {
      throw FileError("cannot write", path: final)
    }
  }
}
