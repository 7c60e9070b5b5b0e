import Printing

/// Why an archive is not unpacked although it can be read: it would harm, or is not what it should be.
public enum ArchiveRefusal: Error, Sendable, Equatable, CustomStringConvertible {
  /// A path begins with `/`.
  case absolutePath
  /// The path contains `..`.
  case parentFolder
  /// An entry is a symbolic link.
  case symbolicLink
  /// An entry is a hard link.
  case hardLink
  /// A device, a pipe or a socket.
  case specialFile
  /// An entry needs a password.
  case encrypted
  /// More entries than ``UnpackLimits/entries``.
  case tooManyEntries(limit: Int)
  /// More bytes than ``UnpackLimits/bytes``.
  case tooLarge(limit: Int)
  /// More bytes for each byte of the archive than ``UnpackLimits/ratio``.
  case tooCompressed(limit: Int)

  public var description: String {
    switch self {
    case .absolutePath: "has an absolute path"
    case .parentFolder: "has `..` in its path"
    case .symbolicLink: "is a symbolic link"
    case .hardLink: "is a hard link"
    case .specialFile: "is a device, a pipe or a socket"
    case .encrypted: "is encrypted"
    case .tooManyEntries(let limit):
      "comes after the first \(limit) entries, which are the most allowed"
    case .tooLarge(let limit):
      "makes the content larger than \(ByteCount(limit)), which is the most allowed"
    case .tooCompressed(let limit):
      "makes the content larger than \(limit) times the archive, which is the most allowed"
    }
  }
}
