import Artifacts
import CLinux
import Foundation

/// A folder that is filled beside its final place, under another name, and then appears there whole.
///
/// Whatever interrupts the filling, the final place shows the old content or the new, and the next attempt starts clean.
package struct StagedFolder: ~Copyable {
  /// Where the content is to be put.
  package let path: String
  private let final: String

  /// Makes an empty folder beside `final`, in a folder that the caller has locked.
  /// - Throws: `FileError`.
  package init(for final: String) throws {
    let staging = final + ".unpacking"
    try Folder.remove(staging)
    try Folder.make(staging)
    self.final = final
    path = staging
  }

  deinit { try? Folder.remove(path) }

  /// Puts the folder in its final place; what was there is removed.
  /// - Throws: `FileError`; the final place is then as it was.
  package consuming func install() throws {
    let parent = (final as NSString).deletingLastPathComponent
    let descriptor = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError("cannot open", path: parent) }
    defer { close(descriptor) }
    // All files reach the disk before the name does, in one call instead of one for each of 20,000 files.
    guard syncfs(descriptor) == 0 else { throw FileError("cannot write", path: path) }
    if Folder.exists(final) {
      // Both names exist at every moment, and the old content is removed with the staging folder.
      guard renameat2(AT_FDCWD, path, AT_FDCWD, final, renameExchange) == 0 else {
        throw FileError("cannot replace", path: final)
      }
    } else {
      guard rename(path, final) == 0 else { throw FileError("cannot make", path: final) }
    }
    guard fsync(descriptor) == 0 else { throw FileError("cannot write", path: final) }
  }
}
