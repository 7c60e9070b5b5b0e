import Artifacts
import Dispatch
import Foundation
import Synchronization

/// Hashes of files' contents, remembered between runs.
///
/// A hash is taken anew when size, inode, modification or change time differ from those remembered, and when the
/// file was as young as the record: it may then have changed again within the clock's grain (git's rule). A folder whose files
/// are all known, and all as they were, is not hashed file by file again.
package final class FileHashes: ContentHashing {
  private struct Entry {
    var identity: FileIdentity
    var hash: String
    /// Nanoseconds since 1970 when the hash was taken.
    var takenAt: Int64

    /// Whether the hash is that of the file with this identity.
    func holds(for identity: FileIdentity) -> Bool {
      self.identity == identity && identity.youngest < takenAt
    }
  }

  /// What the hash of a folder was when all files in it were known.
  private struct Folder {
    /// The digest of the files' names and identities.
    var identity: String
    var hash: String
  }

  private struct State {
    /// `nil` until they are asked for.
    var entries: [String: Entry]?
    var folders: [String: Folder] = [:]
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
    if verifies || path == nil { state.entries = [:] }
    if let folderPath, !verifies { state.folders = Self.readFolders(folderPath) }
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
    let identity = Self.digest(of: files, identities)
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
        identity.map { state.entries?[path]?.holds(for: $0) ?? false } ?? false
      }
      guard isSettled else { return }
      state.folders[path] = Folder(identity: identity, hash: hash)
      state.hasChanges = true
    }
    return hash
  }

  /// Writes down what was learnt.
  package func save() throws {
    let (files, folders): (String?, String?) = state.withLock { state in
      guard state.hasChanges else { return (nil, nil) }
      state.hasChanges = false
      var files = ""
      for (path, entry) in state.entries ?? [:] where Self.isLine(path) {
        files += "\(entry.identity.text)\t\(entry.takenAt)\t\(entry.hash)\t\(path)\n"
      }
      var folders = ""
      for (path, folder) in state.folders where Self.isLine(path) {
        folders += "\(folder.identity)\t\(folder.hash)\t\(path)\n"
      }
      return (files, folders)
    }
    if let files, let path { try CheckedFile.write(Data(files.utf8), to: path) }
    if let folders, let folderPath {
      try CheckedFile.write(Data(folders.utf8), to: folderPath)
    }
  }

  private static func isLine(_ path: String) -> Bool {
    !path.contains("\n") && !path.contains("\t")
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

  /// Tells any change of a file's name, number, size or time.
  private static func digest(of files: [String], _ identities: [FileIdentity?]) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(files.count * 64)
    for (file, identity) in zip(files, identities) {
      bytes.append(contentsOf: file.utf8)
      bytes.append(0)
      guard let identity else {
        bytes.append(0)
        continue
      }
      bytes.append(1)
      for number in [
        UInt64(bitPattern: identity.size), identity.inode,
        UInt64(bitPattern: identity.modified), UInt64(bitPattern: identity.changed),
      ] {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
      }
    }
    return bytes.withUnsafeBytes { ContentHash(of: $0).digits }
  }

  /// The hashes of files; `nil` for those that cannot be read.
  private func hashes(of paths: [String], _ identities: [FileIdentity?]) -> [String?] {
    let known = state.withLock { state in
      let entries = state.entries ?? path.map(Self.read) ?? [:]
      state.entries = entries
      return entries
    }
    var result: [String?] = []
    var missing: [(place: Int, identity: FileIdentity)] = []
    for (place, (path, identity)) in zip(paths, identities).enumerated() {
      if let identity, let entry = known[path], entry.holds(for: identity) {
        result.append(entry.hash)
      } else {
        result.append(nil)
        if let identity { missing.append((place, identity)) }
      }
    }
    guard !missing.isEmpty else { return result }
    let taken = Mutex<[(place: Int, entry: Entry)]>([])
    let work = missing
    DispatchQueue.concurrentPerform(iterations: work.count) { index in
      // The clock runs in coarse steps for file times: a file younger than a tenth of a second stays suspect.
      let now = Int64(Date().timeIntervalSince1970 * 1e9) - 100_000_000
      guard let hash = Self.contentHash(ofFile: paths[work[index].place]) else { return }
      let entry = Entry(identity: work[index].identity, hash: hash.digits, takenAt: now)
      taken.withLock { $0.append((work[index].place, entry)) }
    }
    for (place, entry) in taken.withLock({ $0 }) {
      result[place] = entry.hash
      state.withLock {
        $0.entries?[paths[place]] = entry
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

  private static func read(_ path: String) -> [String: Entry] {
    guard let data = CheckedFile.read(path) else { return [:] }
    var entries: [String: Entry] = [:]
    // Bytes in place: there may be a line for each of many thousand files.
    data.withUnsafeBytes { bytes in
      for line in bytes.split(separator: UInt8(ascii: "\n")) {
        let fields = line.split(separator: UInt8(ascii: "\t"), maxSplits: 6)
        guard fields.count == 7, let identity = FileIdentity(fields[0...3]),
          let takenAt = Int64(digits: fields[4])
        else { continue }
        entries[String(decoding: fields[6], as: UTF8.self)] = Entry(
          identity: identity, hash: String(decoding: fields[5], as: UTF8.self), takenAt: takenAt)
      }
    }
    return entries
  }

  private static func readFolders(_ path: String) -> [String: Folder] {
    guard let data = CheckedFile.read(path) else { return [:] }
    var folders: [String: Folder] = [:]
    for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
      let fields = line.split(separator: "\t", maxSplits: 2).map(String.init)
      guard fields.count == 3 else { continue }
      folders[fields[2]] = Folder(identity: fields[0], hash: fields[1])
    }
    return folders
  }
}
