import Artifacts
import CArchive
import Foundation

/// An archive on disk, read entry by entry in its own order: `.tar`, `.tar.gz`, `.zip`.
///
/// The library compares the check sums of a `.zip`, but not that of a gzip stream: of a `.tar.gz` it finds what is missing,
/// not what has changed.
///
/// The owner of libarchive's handle, and the only place that calls the library.
package struct ArchiveReader: ~Copyable {
  private let handle: OpaquePointer
  private let path: String
  private var current: String?

  /// Opens the archive at `path`.
  /// - Throws: `FileError` when the file cannot be read, ``ArchiveError`` when it is no archive of a known format.
  package init(path: String) throws {
    handle = try Self.open(path)
    self.path = path
  }

  deinit { archive_read_free(handle) }

  /// The next entry, or `nil` at the end. What was not read of the one before is skipped.
  /// - Throws: ``ArchiveError`` when the archive is damaged or of no known format.
  package mutating func next() throws -> ArchiveEntry? {
    var header: OpaquePointer?
    let status = archive_read_next_header(handle, &header)
    if status == ARCHIVE_EOF { return nil }
    guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let header else {
      throw current == nil ? Self.openingFailure(path: path, handle) : damage()
    }
    let entry = ArchiveEntry(header: header)
    current = entry.name
    return entry
  }

  /// Reads the current entry's content from where the last call ended.
  /// - Returns: The number of bytes put into `buffer`; 0 at the end of the content.
  /// - Throws: ``ArchiveError`` when the archive is damaged.
  package func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = archive_read_data(handle, buffer.baseAddress, buffer.count)
    guard count >= 0 else { throw damage() }
    return count
  }

  /// The bytes of the file that were read so far.
  package var position: Int { Int(archive_filter_bytes(handle, -1)) }

  /// A handle that reads the file at `path`; it is freed when that fails.
  private static func open(_ path: String) throws -> OpaquePointer {
    guard access(path, R_OK) == 0 else { throw FileError("cannot open", path: path) }
    guard let handle = archive_read_new() else {
      throw FileError("cannot open", path: path, code: ENOMEM)
    }
    let isReady =
      archive_read_support_filter_gzip(handle) == ARCHIVE_OK
      && archive_read_support_format_tar(handle) == ARCHIVE_OK
      && archive_read_support_format_zip(handle) == ARCHIVE_OK
      && archive_read_open_filename(handle, path, 1 << 18) == ARCHIVE_OK
    guard isReady else {
      defer { archive_read_free(handle) }
      throw openingFailure(path: path, handle)
    }
    return handle
  }

  private func damage() -> ArchiveError {
    ArchiveError(.damaged(Self.message(of: handle)), archive: path, entry: current)
  }

  /// Why a file could not be opened: it is something else, or the beginning of an archive that is damaged.
  private static func openingFailure(path: String, _ handle: OpaquePointer) -> ArchiveError {
    let beginning = FileBeginning(path: path)
    return beginning == .archive
      ? ArchiveError(.damaged(message(of: handle)), archive: path)
      : ArchiveError(.notAnArchive(beginning: beginning?.description), archive: path)
  }

  private static func message(of handle: OpaquePointer) -> String {
    archive_error_string(handle).map { String(cString: $0) } ?? "unknown error"
  }
}

extension ArchiveEntry {
  /// Reads libarchive's description of an entry.
  fileprivate init(header: OpaquePointer) {
    // In the C locale a name may exist in one of the two forms only.
    name =
      (archive_entry_pathname(header) ?? archive_entry_pathname_utf8(header))
      .map { String(cString: $0) } ?? ""
    if archive_entry_hardlink(header) != nil || archive_entry_hardlink_utf8(header) != nil {
      kind = .hardLink
    } else {
      switch archive_entry_filetype(header) {
      case S_IFREG: kind = .file
      case S_IFDIR: kind = .folder
      case S_IFLNK: kind = .symbolicLink
      default: kind = .special
      }
    }
    size = archive_entry_size_is_set(header) != 0 ? Int(archive_entry_size(header)) : nil
    isEncrypted = archive_entry_is_encrypted(header) != 0
  }
}
