import Foundation

/// The files that paths of files and folders mean.
///
/// A folder means the files in it, at any depth; hidden files are left out. Nothing is known yet of what the files hold.
public struct PictureFiles: Sendable, Equatable {
  /// The paths of the files, in the order of the given paths and within a folder by name.
  public private(set) var files: [String] = []
  /// What cannot be used, and why: files whose names are not UTF-8, and folders that cannot be listed.
  public private(set) var skipped: [SkippedFile] = []

  /// Lists the files at `paths`.
  public init(at paths: [String]) {
    var visited: Set<FolderIdentity> = []
    for path in paths {
      if FolderListing.isFolder(path) { add(folder: path, &visited) } else { files.append(path) }
    }
  }

  private mutating func add(folder path: String, _ visited: inout Set<FolderIdentity>) {
    // A link may lead back to a folder above it.
    guard visited.insert(FolderIdentity(path)).inserted else { return }
    let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
    let listing: FolderListing
    do {
      listing = try FolderListing(path)
    } catch {
      skipped.append(
        SkippedFile(path: path, reason: (error as? DatasetError)?.reason ?? "\(error)"))
      return
    }
    skipped += listing.unreadableNames.map {
      SkippedFile(path: "\(folder)/\($0)", reason: "its name is not UTF-8")
    }
    let entries = listing.files.map { ($0, false) } + listing.folders.map { ($0, true) }
    for (name, isFolder) in entries.sorted(by: { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }) {
      if isFolder {
        add(folder: "\(folder)/\(name)", &visited)
      } else {
        files.append("\(folder)/\(name)")
      }
    }
  }
}

/// A folder by its place on the disk, whatever path leads to it.
private struct FolderIdentity: Hashable {
  private let device: UInt64
  private let node: UInt64

  init(_ path: String) {
    var status = stat()
    let isThere = stat(path, &status) == 0
    device = isThere ? UInt64(status.st_dev) : 0
    node = isThere ? UInt64(status.st_ino) : 0
  }
}
