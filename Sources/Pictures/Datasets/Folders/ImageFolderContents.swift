/// The files of an image folder with their classes, before any is read.
package struct ImageFolderContents: Sendable {
  package var files: [ImageFile] = []
  package var classNames: [String]
  /// What is not a picture of a class, and why.
  package var skipped: [SkippedFile] = []
  /// The files of classes that were not requested: the folder or file name, and the number of files.
  package var others: [(name: String, count: Int)] = []
  /// What names each class: its folder, or the class's name where classes have no folders.
  package var places: [String]

  /// A folder for each class.
  ///
  /// - Throws: ``DatasetError`` for a folder that cannot be read, and when two folders mean one class.
  package init(classFoldersIn path: String, classNames: [String]?) throws {
    let listing = try FolderListing(path)
    let classes =
      try classNames.map(ClassSpellings.init) ?? ClassSpellings(found: listing.folders, in: path)
    self.classNames = classes.names
    places = classes.names
    skipUnreadableNames(listing, in: "")
    skipped += listing.files.map {
      SkippedFile(path: $0, reason: "it is next to the folders of the classes")
    }
    var folders: [Int: String] = [:]
    for name in listing.folders {
      guard let label = classes.label(of: name) else {
        others.append((name, (try? FolderListing("\(path)/\(name)"))?.files.count ?? 0))
        continue
      }
      if let other = folders[label] { throw ClassSpellings.ambiguity(other, name, in: path) }
      folders[label] = name
      places[label] = name
    }
    for (label, name) in folders.sorted(by: { $0.key < $1.key }) {
      let folder = try FolderListing("\(path)/\(name)")
      files += folder.files.map {
        ImageFile(path: "\(path)/\(name)/\($0)", source: "\(name)/\($0)", label: label)
      }
      skip(folder, in: "\(name)/")
    }
  }

  /// Files called `<class>_<number>.<extension>`.
  ///
  /// - Throws: ``DatasetError`` for a folder that cannot be read, and when two spellings mean one class.
  package init(flatNamesIn path: String, classNames: [String]?) throws {
    let listing = try FolderListing(path)
    let named = listing.files.map { ($0, Self.className(ofFile: $0)) }
    let classes =
      try classNames.map(ClassSpellings.init)
      ?? ClassSpellings(found: named.lazy.compactMap(\.1), in: path)
    self.classNames = classes.names
    places = classes.names
    var counts: [String: Int] = [:]
    for (file, name) in named {
      if let name, let label = classes.label(of: name) {
        files.append(ImageFile(path: "\(path)/\(file)", source: file, label: label))
      } else if let name {
        counts[name, default: 0] += 1
      } else {
        skipped.append(
          SkippedFile(path: file, reason: "its name is not that of a class, _ and a number"))
      }
    }
    others = counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    skip(listing, in: "")
    // In the order of classes. Within a class the names are sorted already.
    files = files.enumerated().sorted { ($0.1.label, $0.0) < ($1.1.label, $1.0) }.map(\.1)
  }

  private mutating func skip(_ listing: FolderListing, in prefix: String) {
    skipUnreadableNames(listing, in: prefix)
    skipped += listing.folders.map { SkippedFile(path: prefix + $0, reason: "it is a folder") }
  }

  private mutating func skipUnreadableNames(_ listing: FolderListing, in prefix: String) {
    skipped += listing.unreadableNames.map {
      SkippedFile(path: prefix + $0, reason: "its name is not UTF-8")
    }
  }

  /// All before the last underscore, if a number follows it: `red_oak` for `red_oak_12.jpg`.
  package static func className(ofFile name: String) -> String? {
    guard let underscore = name.lastIndex(of: "_"), underscore > name.startIndex else { return nil }
    let number = name[name.index(after: underscore)...].prefix { $0 != "." }
    guard !number.isEmpty, number.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return String(name[..<underscore])
  }
}
