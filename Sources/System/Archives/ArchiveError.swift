/// An archive that cannot be unpacked, with its path and, where one is to blame, the entry.
public struct ArchiveError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is wrong.
  public enum Kind: Sendable, Equatable {
    /// The file is not a `.tar`, `.tar.gz` or `.zip`; `beginning` is what it seems to be instead, as in `a web page`.
    case notAnArchive(beginning: String?)
    /// The archive ends early or contradicts itself; the text is the library's reason.
    case damaged(String)
    /// The archive is readable, but not to be trusted.
    case refused(ArchiveRefusal)
  }

  /// What is wrong: not an archive, damaged, or refused.
  public var kind: Kind
  /// The archive's path.
  public var archive: String
  /// The entry as the archive names it; `nil` when the whole archive is to blame.
  public var entry: String?

  /// Makes an error that names an archive and, where one is to blame, an entry.
  public init(_ kind: Kind, archive: String, entry: String? = nil) {
    self.kind = kind
    self.archive = archive
    self.entry = entry
  }

  public var description: String {
    let place = entry.map { " at \(quoted($0))" } ?? ""
    switch kind {
    case .notAnArchive(let beginning):
      return "\(archive) is not a .tar, .tar.gz or .zip archive"
        + (beginning.map { ": it looks like \($0)" } ?? "")
    case .damaged(let reason):
      return "\(archive) is damaged\(place): \(reason)"
    case .refused(let refusal):
      return "\(archive) is refused: its entry \(quoted(entry ?? "")) \(refusal)"
    }
  }

  /// The name in quotes, with control characters spelt out, as a hostile name must not write on the terminal.
  private func quoted(_ name: String) -> String { name.debugDescription }
}
