import Artifacts
import CArchive
import Foundation
import Printing

/// An archive on disk, read entry by entry in its own order: `.tar`, `.tar.gz`, `.zip`.
///
/// Every checksum is compared: those of a `.zip` by the library, that of a gzip stream by ``GzipFile``. A `.tar` has none for its
/// contents, but must have its end mark.
///
/// The owner of libarchive's handle, and the only place that calls the library.
package struct ArchiveReader: ~Copyable {
  private let handle: OpaquePointer
  private let path: String
  /// What the library reads from, for a gzip file.
  private let gzip: GzipFile?
  private var current: String?

  /// Opens the archive at `path`.
  /// - Throws: `FileError` when the file cannot be read, ``ArchiveError`` when it is not an archive of a known format.
  package init(path: String) throws {
    // Opening a pipe would wait for its writer, and a device may be endless.
    var status = stat()
    guard stat(path, &status) == 0, access(path, R_OK) == 0 else {
      throw FileError("cannot open", path: path)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw ArchiveError(.notAnArchive(beginning: "a folder, a pipe or a device"), archive: path)
    }
    let gzip = GzipFile.isGzip(path: path) ? try GzipFile(path: path) : nil
    handle = try Self.open(path, gzip)
    self.gzip = gzip
    self.path = path
  }

  deinit { archive_read_free(handle) }

  /// The next entry, or `nil` at the end. What was not read of the one before is skipped.
  ///
  /// - Parameter countTrailing: Takes the numbers of bytes that follow the last entry of a compressed archive, which are all read
  ///   to check the archive, and throws to refuse them. Without it, 16 MB are allowed.
  /// - Throws: ``ArchiveError`` when the archive is damaged or of no known format, and what `countTrailing` throws.
  package mutating func next(
    countTrailing: ((Int) throws -> Void)? = nil
  ) throws -> ArchiveEntry? {
    var header: OpaquePointer?
    let status = archive_read_next_header(handle, &header)
    if status == ARCHIVE_EOF {
      try checkEnd(countTrailing)
      return nil
    }
    guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let header else {
      throw current == nil ? Self.openingFailure(path: path, handle, gzip) : damage()
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

  /// Makes sure that nothing is missing behind the last entry.
  private func checkEnd(_ countTrailing: ((Int) throws -> Void)?) throws {
    if let gzip {
      var trailing = 0
      try gzip.finish { count in
        try countTrailing?(count)
        trailing += count
        guard countTrailing != nil || trailing <= Self.mostTrailingBytes else {
          throw ArchiveError(
            .damaged("more than \(ByteCount(Self.mostTrailingBytes)) follow its end mark"),
            archive: path, entry: current)
        }
      }
      guard gzip.failure == nil else { throw damage() }
    } else if archive_format(handle) & ARCHIVE_FORMAT_BASE_MASK == ARCHIVE_FORMAT_TAR {
      // The library takes a tar that is cut off between two entries for a whole one.
      let mark = try Self.bytes(of: path, before: archive_filter_bytes(handle, 0))
      guard mark.allSatisfy({ $0 == 0 }) else {
        throw ArchiveError(
          .damaged("it has no end mark, so entries may be missing"), archive: path, entry: current)
      }
    }
  }

  private static let mostTrailingBytes = 16_000_000

  /// The block of a tar that ends at a place of the file.
  private static func bytes(of path: String, before end: Int64) throws -> Data {
    let block: Int64 = 512
    guard end >= block, let file = FileHandle(forReadingAtPath: path) else { return Data() }
    do {
      try file.seek(toOffset: UInt64(end - block))
      return try file.read(upToCount: Int(block)) ?? Data()
    } catch {
      throw FileError("cannot read", path: path, code: EIO)
    }
  }

  /// A handle that reads the file at `path`; it is freed when that fails.
  private static func open(_ path: String, _ gzip: GzipFile?) throws -> OpaquePointer {
    guard let handle = archive_read_new() else {
      throw FileError("cannot open", path: path, code: ENOMEM)
    }
    let isReady =
      archive_read_support_format_tar(handle) == ARCHIVE_OK
      && archive_read_support_format_zip(handle) == ARCHIVE_OK
      && start(handle, path, gzip) == ARCHIVE_OK
    guard isReady else {
      defer { archive_read_free(handle) }
      throw openingFailure(path: path, handle, gzip)
    }
    return handle
  }

  private static func start(_ handle: OpaquePointer, _ path: String, _ gzip: GzipFile?) -> Int32 {
    guard let gzip else { return archive_read_open_filename(handle, path, 1 << 18) }
    // The reader keeps the file as long as the handle.
    let context = Unmanaged.passUnretained(gzip).toOpaque()
    return archive_read_open(handle, context, nil, GzipFile.archiveRead, nil)
  }

  private func damage() -> ArchiveError {
    ArchiveError(
      .damaged(gzip?.failure ?? Self.message(of: handle)), archive: path, entry: current)
  }

  /// Why a file could not be opened: it is something else, or the beginning of an archive that is damaged.
  private static func openingFailure(
    path: String, _ handle: OpaquePointer, _ gzip: GzipFile?
  ) -> ArchiveError {
    let beginning = FileBeginning(path: path)
    return beginning == .archive
      ? ArchiveError(.damaged(gzip?.failure ?? message(of: handle)), archive: path)
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
