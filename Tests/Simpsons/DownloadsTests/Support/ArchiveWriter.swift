import CArchive
import Foundation

/// Writes archives of the formats that are too much work by hand.
enum ArchiveWriter {
  enum Format: Sendable {
    case zip
    case gzippedTar
  }

  /// An entry: a file with content, or a symbolic link.
  struct Entry {
    let name: String
    var content = Data()
    var link: String?
  }

  struct Failure: Error {}

  static func write(_ entries: [Entry], as format: Format, to path: String) throws {
    guard let archive = archive_write_new() else { throw Failure() }
    defer { archive_write_free(archive) }
    switch format {
    case .zip: try check(archive_write_set_format_zip(archive))
    case .gzippedTar:
      try check(archive_write_set_format_pax_restricted(archive))
      try check(archive_write_add_filter_gzip(archive))
    }
    try check(archive_write_open_filename(archive, path))
    for entry in entries { try add(entry, to: archive) }
    try check(archive_write_close(archive))
  }

  private static func add(_ entry: Entry, to archive: OpaquePointer) throws {
    guard let header = archive_entry_new() else { throw Failure() }
    defer { archive_entry_free(header) }
    archive_entry_set_pathname(header, entry.name)
    archive_entry_set_perm(header, 0o644)
    if let link = entry.link {
      archive_entry_set_filetype(header, UInt32(CArchive.S_IFLNK))
      archive_entry_set_symlink(header, link)
    } else {
      archive_entry_set_filetype(header, UInt32(CArchive.S_IFREG))
    }
    archive_entry_set_size(header, Int64(entry.content.count))
    try check(archive_write_header(archive, header))
    let written = entry.content.withUnsafeBytes {
      archive_write_data(archive, $0.baseAddress, $0.count)
    }
    guard written == entry.content.count else { throw Failure() }
  }

  private static func check(_ status: Int32) throws {
    // A name that the C locale cannot express is a warning.
    guard status == ARCHIVE_OK || status == ARCHIVE_WARN else { throw Failure() }
  }
}
