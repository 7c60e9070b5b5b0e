import Artifacts
import Foundation

/// Attributes that show whether a file is the one that was read before.
package struct FileIdentity: Equatable, Sendable {
  var size: Int64
  var inode: UInt64
  /// Nanoseconds since 1970.
  var modified: Int64
  var changed: Int64

  /// - Throws: `FileError` when the file does not exist, and for a pipe or a device, which cannot be read to its end.
  package init(path: String) throws {
    var status = stat()
    guard stat(path, &status) == 0 else { throw FileError("cannot read", path: path) }
    guard status.st_mode & S_IFMT == S_IFREG || status.st_mode & S_IFMT == S_IFDIR else {
      var error = FileError("cannot read", path: path, code: EINVAL)
      error.reason = "it is not a regular file"
      throw error
    }
    size = Int64(status.st_size)
    inode = UInt64(status.st_ino)
    modified = Self.nanoseconds(status.st_mtim)
    changed = Self.nanoseconds(status.st_ctim)
  }

  /// Times beyond the year 2262 wrap around: they are only compared.
  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }

  /// Reads the fields of ``text``.
  init?(_ fields: ArraySlice<Slice<UnsafeRawBufferPointer>>) {
    let numbers = fields.compactMap { Int64(digits: $0) }
    guard numbers.count == 4 else { return nil }
    size = numbers[0]
    inode = UInt64(bitPattern: numbers[1])
    modified = numbers[2]
    changed = numbers[3]
  }

  var text: String { "\(size)\t\(Int64(bitPattern: inode))\t\(modified)\t\(changed)" }
  var youngest: Int64 { max(modified, changed) }
}

extension Int64 {
  /// The number that ASCII digits write, with a minus sign or without; `nil` for anything else.
  init?(digits: Slice<UnsafeRawBufferPointer>) {
    let isNegative = digits.first == UInt8(ascii: "-")
    let rest = digits.dropFirst(isNegative ? 1 : 0)
    guard !rest.isEmpty else { return nil }
    var value: Int64 = 0
    for byte in rest {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      let (tens, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      let digit = Int64(byte - UInt8(ascii: "0"))
      let (next, overflows) = tens.addingReportingOverflow(isNegative ? -digit : digit)
      if isTooLarge || overflows { return nil }
      value = next
    }
    self = value
  }
}
