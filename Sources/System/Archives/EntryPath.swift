/// The path of an archive's entry, known to stay inside the folder that it is unpacked to.
package struct EntryPath: Sendable, Equatable {
  /// The folders and the name, without empty parts and `.`.
  package let components: [String]

  /// Checks `path` as the archive has it.
  ///
  /// A backslash separates too, as archives made on Windows have it.
  /// - Throws: ``ArchiveRefusal`` for an absolute path and for `..`, even where `..` would lead to a place inside.
  package init(_ path: String) throws(ArchiveRefusal) {
    let isSeparator = { (character: UInt8) in
      character == UInt8(ascii: "/") || character == UInt8(ascii: "\\")
    }
    let bytes = Array(path.utf8)
    if let first = bytes.first, isSeparator(first) { throw .absolutePath }
    if bytes.count >= 2, bytes[1] == UInt8(ascii: ":"), Character(UnicodeScalar(bytes[0])).isLetter
    {
      throw .absolutePath
    }
    components = bytes.split(whereSeparator: isSeparator)
      .map { String(decoding: $0, as: UTF8.self) }
      .filter { $0 != "." }
    if components.contains("..") { throw .parentFolder }
  }

  /// The file's own name; empty for the archive's root.
  package var name: String { components.last ?? "" }
}
