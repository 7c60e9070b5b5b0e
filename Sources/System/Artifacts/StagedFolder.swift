import CLinux
import Foundation

/// A folder that is filled beside its final place, under a name that no other process uses, and then appears there whole.
///
/// Whatever interrupts the work, the final place shows the old content or the new. Two processes that fill the same folder at
/// once do not mix; the last one to finish wins.
package struct StagedFolder: ~Copyable {
  /// Where the content is written to.
  package let path: String
  private let final: String
  /// The open folder, locked to show that it is in use.
  private let descriptor: Int32

  /// The end of staging folders' names.
  private static let suffix = ".partial"
  /// The age in seconds at which a staging folder that nobody locks is a leftover. Locks alone do not suffice: not every network
  /// file system shares them between machines.
  private static let leftoverAge = 24 * 3_600

  /// Makes an empty folder beside `final` and the folders above it that are missing, and removes leftovers of processes that were
  /// killed.
  /// - Throws: ``FileError``.
  package init(for final: String) throws {
    let parent = (final as NSString).deletingLastPathComponent
    if !parent.isEmpty { try Folder.make(parent) }
    Self.removeLeftovers(of: final)
    let path = "\(final).\(getpid()).\(UInt32.random(in: .min ... .max))\(Self.suffix)"
    descriptor = try Self.makeLocked(path)
    self.path = path
    self.final = final
  }

  private static func makeLocked(_ path: String) throws -> Int32 {
    guard mkdir(path, 0o755) == 0 else { throw FileError("cannot make the folder", path: path) }
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError("cannot open", path: path) }
    _ = flock(descriptor, LOCK_EX | LOCK_NB)  // Where there are no locks, the age decides.
    return descriptor
  }

  deinit {
    try? Folder.remove(path)
    close(descriptor)
  }

  /// Makes a folder inside, and those above it that are missing.
  /// - Throws: ``FileError``.
  package func make(_ name: String) throws { try Folder.make("\(path)/\(name)") }

  /// Writes a new file inside.
  /// - Throws: ``FileError``, for instance when the disk is full.
  package func write(_ bytes: some ContiguousBytes, to name: String) throws {
    let path = "\(self.path)/\(name)"
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw FileError("cannot write", path: path) }
    do {
      try bytes.withUnsafeBytes { try FileWriter(descriptor: file, path: path).write($0) }
    } catch {
      close(file)
      throw error
    }
    guard close(file) == 0 else { throw FileError("cannot write", path: path) }
  }

  /// Puts the folder in its final place; what was there is removed.
  /// - Throws: ``FileError``; the final place is then as it was.
  package consuming func install() throws {
    // All files reach the disk before the name does, in one call instead of one for each of thousands of files.
    guard syncfs(descriptor) == 0 else { throw FileError("cannot write", path: path) }
    if rename(path, final) != 0 {
      guard [ENOTEMPTY, EEXIST, ENOTDIR].contains(errno) else {
        throw FileError("cannot make", path: final)
      }
      // Both names exist at every moment, and the old content is removed with the staging folder.
      guard renameat2(AT_FDCWD, path, AT_FDCWD, final, renameExchange) == 0 else {
        throw FileError("cannot replace", path: final)
      }
    }
    let parent = (final as NSString).deletingLastPathComponent
    let folder = open(parent.isEmpty ? "." : parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw FileError("cannot open", path: parent) }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw FileError("cannot write", path: final) }
  }

  private static func removeLeftovers(of final: String) {
    let parent = (final as NSString).deletingLastPathComponent
    let folder = parent.isEmpty ? "." : parent
    let prefix = (final as NSString).lastPathComponent + "."
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    where name.hasPrefix(prefix) && name.hasSuffix(suffix) {
      let path = "\(folder)/\(name)"
      let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      defer { close(descriptor) }
      var status = stat()
      guard fstat(descriptor, &status) == 0, time(nil) - status.st_mtim.tv_sec > leftoverAge,
        flock(descriptor, LOCK_EX | LOCK_NB) == 0
      else { continue }
      try? Folder.remove(path)
    }
  }
}
