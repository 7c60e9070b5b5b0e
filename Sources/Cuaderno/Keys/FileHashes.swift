import Artifacts
import Dispatch
import Foundation
import Synchronization

/// Hashes of files' contents, remembered between runs.
///
/// A hash is taken anew when size, inode, modification or change time differ from those remembered, and when the
/// file was as young as the record: it may then have changed again within the clock's grain (git's rule).
package final class FileHashes: ContentHashing {
  private struct Entry {
    var identity: FileIdentity
    var hash: String
    /// Nanoseconds since 1970 when the hash was taken.
    var takenAt: Int64
  }

  private struct State {
    var entries: [String: Entry] = [:]
    var hasChanges = false
  }

  private let path: String?
  private let state: Mutex<State>

  /// - Parameters:
  ///   - path: Where hashes are remembered; `nil` remembers nothing.
  ///   - verifies: Whether all contents are read again.
  package init(path: String?, verifies: Bool = false) {
    self.path = path
    var state = State()
    if let path, !verifies { state.entries = Self.read(path) }
    self.state = Mutex(state)
  }

  package func hash(ofFile path: String) throws -> String {
    guard let hash = hashes(of: [path])[0] else { throw FileError("cannot read", path: path) }
    return hash
  }

  /// The hash of all files below a folder. One that cannot be read, or that vanishes meanwhile, counts by its name only.
  package func hash(ofFolder path: String) throws -> String {
    let files = try FileTree.files(below: path)
    let hashes = hashes(of: files.map { path + "/" + $0 })
    let hasher = ContentHasher()
    for (file, hash) in zip(files, hashes) {
      hasher.update(file)
      hasher.update(hash ?? "unreadable")
    }
    return hasher.finish().digits
  }

  /// Writes down what was learnt.
  package func save() throws {
    guard let path else { return }
    let text: String? = state.withLock { state in
      guard state.hasChanges else { return nil }
      state.hasChanges = false
      var text = ""
      for (path, entry) in state.entries where !path.contains("\n") && !path.contains("\t") {
        text += "\(entry.identity.text)\t\(entry.takenAt)\t\(entry.hash)\t\(path)\n"
      }
      return text
    }
    if let text { try CheckedFile.write(Data(text.utf8), to: path) }
  }

  /// The hashes of files; `nil` for those that cannot be read.
  private func hashes(of paths: [String]) -> [String?] {
    var result: [String?] = []
    var missing: [(place: Int, identity: FileIdentity)] = []
    let known = state.withLock { $0.entries }
    for (place, path) in paths.enumerated() {
      guard let identity = try? FileIdentity(path: path) else {
        result.append(nil)
        continue
      }
      if let entry = known[path], entry.identity == identity, identity.youngest < entry.takenAt {
        result.append(entry.hash)
      } else {
        result.append(nil)
        missing.append((place, identity))
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
        $0.entries[paths[place]] = entry
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
}
