import Foundation

/// An archive that a data set, or a part of it, is in.
public struct DataSetArchive: Sendable, Equatable {
  /// Where the archive is.
  public enum Place: Sendable, Equatable {
    /// On the web; size in bytes and SHA-256 are checked where they are known.
    case address(String, size: Int? = nil, sha256: String? = nil)
    /// On this machine; the file is only read.
    case file(String)
  }

  /// Where the archive is: on the web or on this machine.
  public var place: Place
  /// What is taken from it, and to where; the first rule that wants a file decides.
  public var rules: [LayoutRule]
  /// What is taken when the archive has nothing that `rules` want, as when its folders have other names.
  public var otherwise: [LayoutRule]

  /// Describes an archive and what is taken from it.
  public init(_ place: Place, rules: [LayoutRule], otherwise: [LayoutRule] = []) {
    self.place = place
    self.rules = rules
    self.otherwise = otherwise
  }

  /// The file's name on the disk: the end of the address, in letters, digits, dots, lines and underscores.
  package var name: String {
    switch place {
    case .file(let path): return (path as NSString).lastPathComponent
    case .address(let address, _, _):
      let path = address.prefix { $0 != "?" && $0 != "#" }
      let last = path.split(separator: "/").last.map(String.init) ?? ""
      let safe = last.map { character in
        character.isASCII && (character.isLetter || character.isNumber || "._-".contains(character))
          ? character : "_"
      }
      let name = String(String(safe).drop { $0 == "." }.suffix(100))
      return name.isEmpty ? "archive" : name
    }
  }
}
