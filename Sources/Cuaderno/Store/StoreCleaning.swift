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

  /// Finds what is neither the last result of a cell nor used within some days, and beyond that the results longest
  /// unused until the rest fits a size.
  /// - Parameters:
  ///   - store: The store; its lock is held.
  ///   - oldest: What was used since stays.
  ///   - largest: The size that the results may have, in bytes.
  package init(_ store: Store, keepingUsedSince oldest: Date, largest: Int?, cells: [String]) {
    let current = Set(cells.compactMap { store.state(of: $0)?.key })
    var actions: [(key: String, action: Action, used: Date)] = []
    for key in store.actionKeys {
      guard let action = store.action(key) else {
        add("\(store.actions)/\(key).jsonl", "damaged result")
        continue
      }
      actions.append((key, action, Self.used("\(store.actions)/\(key).jsonl")))
    }
    actions.sort { $0.used > $1.used }
    var kept: Set<ContentHash> = []
    let sure = actions.filter { current.contains($0.key) }
    for entry in sure + actions.filter({ !current.contains($0.key) }) {
      let isNew = !kept.contains(entry.action.summary.contentHash)
      let size = isNew ? entry.action.summary.byteCount : 0
      let fits = largest.map { keptBytes + size <= $0 } ?? true
      if current.contains(entry.key) || (entry.used >= oldest && fits) {
        kept.insert(entry.action.summary.contentHash)
        keptBytes += size
      } else {
        add("\(store.actions)/\(entry.key).jsonl", "result of \(entry.action.cell)")
      }
    }
    for name in Self.names(in: store.blobs) {
      let digits = name.hasSuffix(".safetensors") ? String(name.dropLast(12)) : name
      if !kept.contains(ContentHash(digits: digits)) { add("\(store.blobs)/\(name)", "value") }
    }
    for name in Self.names(in: store.checkpoints)
    where Self.used("\(store.checkpoints)/\(name)") < oldest {
      add("\(store.checkpoints)/\(name)", "checkpoint")
    }
    for folder in [store.actions, store.states, store.path] {
      for name in Self.names(in: folder) where name.hasSuffix(".partial") {
        add("\(folder)/\(name)", "unfinished file")
      }
    }
    let place = URL(fileURLWithPath: store.path)
    let parent = place.deletingLastPathComponent().path
    for name in Self.names(in: parent)
    where name.hasPrefix(place.lastPathComponent + ".format-") {
      add("\(parent)/\(name)", "store of an older format")
    }
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
