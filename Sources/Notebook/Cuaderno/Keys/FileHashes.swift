import Artifacts
import Dispatch
import Foundation
import Synchronization

/// Hashes of files' contents, remembered between runs.
///
/// A hash is computed again when size, inode, modification time or change time differ from those remembered, and when the
/// file was as young as the record: it may then have changed again within the clock's resolution (git's rule). A folder whose
/// files are all known and unchanged is not hashed file by file again.
package final class FileHashes: ContentHashing {
  private struct State {
    /// `nil` until they are needed.
    var files: [String: RememberedFile]?
    var folders: [String: RememberedFolder] = [:]
    var hasChanges = false
  }

  private let path: String?
  /// Where the hashes of folders are remembered, beside those of files.
  private let folderPath: String?
  private let state: Mutex<State>

  /// - Parameters:
  ///   - path: Where hashes of files are remembered; `nil` remembers nothing.
  ///   - folderPath: Where those of folders are.
  ///   - verifies: Whether all contents are read again.
  package init(path: String?, folderPath: String? = nil, verifies: Bool = false) {
    self.path = path
    self.folderPath = folderPath
    var state = State()
    if verifies || path == nil { state.files = [:] }
    if let folderPath, !verifies { state.folders = RememberedFolder.all(in: folderPath) }
    self.state = Mutex(state)
  }

  package func hash(ofFile path: String) throws -> String {
    guard let hash = hashes(of: [path], [try? FileIdentity(path: path)])[0] else {
      throw FileError("cannot read", path: path)
    }
    return hash
  }

  /// The hash of all files below a folder. One that cannot be read, or that vanishes meanwhile, counts by its name only.
  package func hash(ofFolder path: String) throws -> String {
    let files = try FileTree.files(below: path)
    let paths = files.map { path + "/" + $0 }
    let identities = Self.identities(of: paths)
    let identity = RememberedFolder.digest(of: files, identities)
    if let known = state.withLock({ $0.folders[path] }), known.identity == identity {
      return known.hash
    }
    let hasher = ContentHasher()
    for (file, hash) in zip(files, hashes(of: paths, identities)) {
      hasher.update(file)
      hasher.update(hash ?? "unreadable")
    }
    let hash = hasher.finish().digits
    state.withLock { state in
      let isSettled = zip(paths, identities).allSatisfy { path, identity in
        identity.map { state.files?[path]?.holds(for: $0) ?? false } ?? false
      }
      guard isSettled else { return }
      state.folders[path] = RememberedFolder(identity: identity, hash: hash)
      state.hasChanges = true
    }
    return hash
  }

  /// Saves the new hashes.
  package func save() throws {
    let learnt: State? = state.withLock { state in
      guard state.hasChanges else { return nil }
      state.hasChanges = false
      return state
    }
    guard let learnt else { return }
    if let path, let files = learnt.files { try RememberedFile.write(files, to: path) }
    if let folderPath { try RememberedFolder.write(learnt.folders, to: folderPath) }
  }

  /// `nil` for files that are not there.
  private static func identities(of paths: [String]) -> [FileIdentity?] {
    let size = 1024
    let count = (paths.count + size - 1) / size
    let parts = Mutex([[FileIdentity?]](repeating: [], count: count))
    DispatchQueue.concurrentPerform(iterations: count) { part in
      let places = part * size..<min(paths.count, (part + 1) * size)
      let found = paths[places].map { try? FileIdentity(path: $0) }
      parts.withLock { $0[part] = found }
    }
    return Array(parts.withLock { $0 }.joined())
  }

  /// The hashes of files; `nil` for those that cannot be read.
  private func hashes(of paths: [String], _ identities: [FileIdentity?]) -> [String?] {
    let known = state.withLock { state in
      let files = state.files ?? path.map(RememberedFile.all) ?? [:]
      state.files = files
      return files
    }
    var result: [String?] = []
    var missing: [(place: Int, identity: FileIdentity)] = []
    for (place, (path, identity)) in zip(paths, identities).enumerated() {
      if let identity, let file = known[path], file.holds(for: identity) {
        result.append(file.hash)
      } else {
        result.append(nil)
        if let identity { missing.append((place, identity)) }
      }
    }
    guard !missing.isEmpty else { return result }
    let taken = Mutex<[(place: Int, file: RememberedFile)]>([])
    let work = missing
    DispatchQueue.concurrentPerform(iterations: work.count) { index in
      // The clock runs in coarse steps for file times: a file younger than a tenth of a second stays suspect.
      let now = Int64(Date().timeIntervalSince1970 * 1e9) - 100_000_000
      guard let hash = Self.contentHash(ofFile: paths[work[index].place]) else { return }
      let file = RememberedFile(
        identity: work[index].identity, hash: hash.digits, takenAt: now)
      taken.withLock { $0.append((work[index].place, file)) }
    }
    for (place, file) in taken.withLock({ $0 }) {
      result[place] = file.hash
      state.withLock {
        $0.files?[paths[place]] = file
        $0.hasChanges = true
      }
    }
    return result
  }

  /// Reads rather than maps: a file that shrinks while it is mapped would end the program.
  private static func contentHash(ofFile path: String) -> ContentHash? {
    guard let file = FileHandle(forReadingAtPath: path) else { return nil }
    let hasher = ContentHasher()
    do {
      while let part = try file.read(upToCount: 1 << 20), !part.isEmpty {
        part.withUnsafeBytes { hasher.update($0) }
      }
    } catch {
      return nil
    }
    return hasher.finish()
  }
}
