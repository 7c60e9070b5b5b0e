import Artifacts
import Foundation

/// What can be removed from a store.
package struct StoreCleaning {
  /// A file or folder that can go.
  package struct Item {
    package var path: String
    package var bytes: Int
    package var what: String
  }

  package private(set) var items: [Item] = []
  /// Bytes that stay.
  package private(set) var keptBytes = 0

  package var freedBytes: Int { items.reduce(0) { $0 + $1.bytes } }

  /// Finds what is neither the last result of a cell nor used within some days, and beyond that the results and checkpoints longest
  /// unused until the rest fits a size. What a crash left half-written, and values that no result names, always go.
  /// - Parameters:
  ///   - store: The store; its lock is held.
  ///   - oldest: What was used since stays.
  ///   - largest: The size that results and checkpoints may have together, in bytes.
  package init(_ store: Store, keepingUsedSince oldest: Date, largest: Int?, cells: [String]) {
    let current = Set(cells.compactMap { store.state(of: $0)?.key })
    addRemains(of: store)
    var kept: Set<ContentHash> = []
    for entry in entries(of: store, current: current) {
      let isNew = entry.value.map { !kept.contains($0) } ?? true
      let size = entry.bytes + (isNew ? entry.valueBytes : 0)
      let fits = largest.map { keptBytes + size <= $0 } ?? true
      if entry.isCurrent || (entry.used >= oldest && fits) {
        if let value = entry.value { kept.insert(value) }
        keptBytes += size
        for path in entry.remains { add(path, "unfinished file") }
      } else {
        add(entry.path, entry.what)
      }
    }
    for name in Self.names(in: store.blobs) {
      let digits = name.hasSuffix(".safetensors") ? String(name.dropLast(12)) : name
      let isKept = ContentHash(digits: digits).map(kept.contains) ?? false
      if !isKept { add("\(store.blobs)/\(name)", "value") }
    }
    let place = URL(fileURLWithPath: store.path)
    let parent = place.deletingLastPathComponent().path
    for name in Self.names(in: parent)
    where name.hasPrefix(place.lastPathComponent + ".format-") {
      add("\(parent)/\(name)", "store of an older format")
    }
  }

  /// A result or a checkpoint.
  private struct Entry {
    var path: String
    var what: String
    var used: Date
    /// What its own files take.
    var bytes: Int
    var value: ContentHash?
    /// What the value takes, which other results may name too.
    var valueBytes = 0
    var isCurrent = false
    /// Files in it that are of no use to it.
    var remains: [String] = []
  }

  /// The last results of the cells, and then all else, what was used last first.
  private mutating func entries(of store: Store, current: Set<String>) -> [Entry] {
    var entries: [Entry] = []
    for key in store.actionKeys {
      let path = "\(store.actions)/\(key).jsonl"
      guard let record = store.record(key) else {
        add(path, "damaged result")
        continue
      }
      entries.append(
        Entry(
          path: path, what: "result of \(record.cell)", used: Self.used(path),
          bytes: Self.bytes(path), value: record.summary.contentHash,
          valueBytes: Self.bytes(store.blob(record.summary.contentHash)),
          isCurrent: current.contains(key)))
    }
    for name in Self.names(in: store.checkpoints) {
      let path = "\(store.checkpoints)/\(name)"
      let remains = Self.remains(in: path)
      let bytes = Self.bytes(path) - remains.reduce(0) { $0 + Self.bytes($1) }
      entries.append(
        Entry(
          path: path, what: "checkpoint", used: Self.used(path), bytes: bytes, remains: remains))
    }
    return entries.sorted {
      $0.isCurrent == $1.isCurrent ? $0.used > $1.used : $0.isCurrent
    }
  }

  /// Adds what a crash left half-written.
  private mutating func addRemains(of store: Store) {
    for folder in [store.actions, store.states, store.path] {
      for name in Self.names(in: folder) where name.hasSuffix(".partial") {
        add("\(folder)/\(name)", "unfinished file")
      }
    }
  }

  /// The files of a folder of checkpoints that no checkpoint names, such as those that a crash left half-written.
  private static func remains(in folder: String) -> [String] {
    let names = names(in: folder)
    let named = Set(
      names.filter { $0.hasSuffix(".checkpoint") }.compactMap { name in
        FileManager.default.contents(atPath: "\(folder)/\(name)")
          .map { String(decoding: $0, as: UTF8.self) + ".safetensors" }
      })
    return names.filter { !$0.hasSuffix(".checkpoint") && !named.contains($0) }
      .map { "\(folder)/\($0)" }
  }

  /// Removes everything that was found.
  /// - Throws: The system's error for what cannot be removed.
  package func perform() throws {
    for item in items { try FileManager.default.removeItem(atPath: item.path) }
  }

  private mutating func add(_ path: String, _ what: String) {
    items.append(Item(path: path, bytes: Self.bytes(path), what: what))
  }

  private static func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  private static func used(_ path: String) -> Date {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return attributes?[.modificationDate] as? Date ?? .distantPast
  }

  private static func bytes(_ path: String) -> Int {
    if let files = try? FileTree.files(below: path) {
      return files.reduce(0) { $0 + Int((try? FileIdentity(path: "\(path)/\($1)").size) ?? 0) }
    }
    return Int((try? FileIdentity(path: path).size) ?? 0)
  }
}
