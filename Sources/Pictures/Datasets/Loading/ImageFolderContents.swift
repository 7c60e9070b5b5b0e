/// The files of an image folder, with their classes.
package struct ImageFolderContents: Sendable {
  package var files: [ImageFile] = []
  package var classNames: [String]
  package var skipped: [SkippedFile] = []
  /// Names of classes that were not asked for, with the number of their files.
  package var others: [String: Int] = [:]

  /// A folder for each class.
  package init(classFoldersIn path: String, classNames: [String]?) throws {
    let listing = try FolderListing(path)
    self.classNames = classNames ?? listing.folders
    let present = Set(listing.folders)
    skipUnreadableNames(listing, in: "")
    skipped += listing.files.map {
      SkippedFile(path: $0, reason: "it lies beside the folders of the classes")
    }
    for other in present.subtracting(self.classNames) { others[other] = 0 }
    for (label, name) in self.classNames.enumerated() where present.contains(name) {
      let folder = try FolderListing("\(path)/\(name)")
      files += folder.files.map {
        ImageFile(path: "\(path)/\(name)/\($0)", source: "\(name)/\($0)", label: label)
      }
      skip(folder, in: "\(name)/")
    }
  }

  /// Files called `<class>_<number>.<extension>`.
  package init(flatNamesIn path: String, classNames: [String]?) throws {
    let listing = try FolderListing(path)
    let named = listing.files.map { ($0, Self.className(ofFile: $0)) }
    self.classNames = classNames ?? Set(named.compactMap(\.1)).sorted()
    let labels = Dictionary(
      self.classNames.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    for (file, name) in named {
      if let name, let label = labels[name] {
        files.append(ImageFile(path: "\(path)/\(file)", source: file, label: label))
      } else if let name {
        others[name, default: 0] += 1
      } else {
        skipped.append(
          SkippedFile(path: file, reason: "its name is not that of a class, _ and a number"))
      }
    }
    skip(listing, in: "")
    // In the order of classes; within a class names are sorted already.
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
