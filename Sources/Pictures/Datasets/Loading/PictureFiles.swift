import Foundation

/// The files that paths of files and folders mean.
public enum PictureFiles {
  /// The files themselves and those in the folders, at any depth; hidden files are left out.
  ///
  /// The order is that of `paths`, and within a folder that of the names. Nothing is said of what the files hold.
  /// - Throws: ``DatasetError`` for a folder that cannot be listed.
  public static func listed(at paths: [String]) throws -> [String] {
    var visited: Set<String> = []
    return try paths.flatMap { path in
      try FolderListing.isFolder(path) ? listed(inFolder: path, &visited) : [path]
    }
  }

  private static func listed(
    inFolder path: String, _ visited: inout Set<String>
  ) throws -> [String] {
    // A link may lead back to a folder above it.
    let place = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    guard visited.insert(place).inserted else { return [] }
    let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
    let listing = try FolderListing(path)
    let entries = (listing.files + listing.folders).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    let folders = Set(listing.folders)
    return try entries.flatMap { name in
      folders.contains(name)
        ? try listed(inFolder: "\(folder)/\(name)", &visited) : ["\(folder)/\(name)"]
    }
  }
}
