/// What an archive states about one of its entries before the content is read.
package struct ArchiveEntry: Sendable, Equatable {
  /// What the entry is.
  package enum Kind: Sendable, Equatable {
    case file
    case folder
    case symbolicLink
    case hardLink
    /// A device, a pipe or a socket.
    case special
  }

  /// The name as the archive has it; bytes that are not UTF-8 are replaced by U+FFFD.
  package let name: String
  package let kind: Kind
  /// The size of the content in bytes; `nil` when it is only known after reading.
  package let size: Int?
  package let isEncrypted: Bool

  /// The path, if the entry is one that may be unpacked.
  /// - Throws: ``ArchiveRefusal`` for a path that leads out, a link, a device or an encrypted file.
  package func checkedPath() throws(ArchiveRefusal) -> EntryPath {
    let path = try EntryPath(name)
    switch kind {
    case .file, .folder: break
    case .symbolicLink: throw .symbolicLink
    case .hardLink: throw .hardLink
    case .special: throw .specialFile
    }
    if isEncrypted { throw .encrypted }
    return path
  }
}
