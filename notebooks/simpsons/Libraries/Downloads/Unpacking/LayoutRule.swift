import Archives

/// Which files of an archive are wanted, and where they go.
///
/// A file is recognized by the folders next to it, at whatever depth the archive has them:
///
/// ```swift
/// LayoutRule(.classFolders, in: ["characters", "simpsons_dataset"], to: "characters")
/// // simpsons_dataset/simpsons_dataset/bart/pic_0.jpg  ->  characters/bart/pic_0.jpg
/// LayoutRule(.flat, in: ["simpsons_testset"], to: "test")
/// // data/simpsons_testset/bart_0.jpg                  ->  test/bart_0.jpg
/// ```
public struct LayoutRule: Sendable, Equatable {
  /// How the pictures are arranged in their folder.
  public enum Arrangement: Sendable, Equatable {
    /// In one folder a class, which keeps its name.
    case classFolders
    /// Side by side, with the class in the file's name.
    case flat
  }

  /// How the pictures are arranged in the archive.
  public var arrangement: Arrangement
  /// The names of the folder that holds the pictures, or their class folders; empty: a folder of any name.
  public var folders: Set<String>
  /// The folder that they are unpacked to.
  public var destination: String
  /// The endings of wanted files, in lower case and without the dot.
  public var fileTypes: Set<String>

  /// Makes a rule for JPEG and PNG files by default.
  public init(
    _ arrangement: Arrangement, in folders: Set<String> = [], to destination: String,
    fileTypes: Set<String> = ["jpg", "jpeg", "png"]
  ) {
    self.arrangement = arrangement
    self.folders = folders
    self.destination = destination
    self.fileTypes = fileTypes
  }

  /// Where the file at `path` goes, relative to the unpacked folder; `nil` when the rule does not want it.
  package func target(of path: EntryPath) -> [String]? {
    let parts = path.components
    guard let name = parts.last, isWanted(name), !parts.contains("__MACOSX") else { return nil }
    switch arrangement {
    case .classFolders:
      guard parts.count >= 2 else { return nil }
      let label = parts[parts.count - 2]
      let holder = parts.count >= 3 ? parts[parts.count - 3] : nil
      guard !label.hasPrefix("."), !folders.contains(label), accepts(holder) else { return nil }
      return [destination, label, name]
    case .flat:
      guard accepts(parts.dropLast().last) else { return nil }
      return [destination, name]
    }
  }

  /// A file that the rule wants, for messages: `characters/<name>/x.jpg`.
  var example: String {
    let folder = folders.contains(destination) ? destination : folders.sorted().first ?? "<folder>"
    let type = fileTypes.sorted().first ?? "x"
    switch arrangement {
    case .classFolders: return folders.isEmpty ? "<name>/x.\(type)" : "\(folder)/<name>/x.\(type)"
    case .flat: return "\(folder)/x.\(type)"
    }
  }

  private func accepts(_ folder: String?) -> Bool {
    folders.isEmpty || folder.map(folders.contains) == true
  }

  /// Whether the name has a wanted ending and is not hidden, as the `._x.jpg` of macOS are.
  private func isWanted(_ name: String) -> Bool {
    guard !name.hasPrefix("."), let dot = name.lastIndex(of: ".") else { return false }
    return fileTypes.contains(name[name.index(after: dot)...].lowercased())
  }
}
