import Artifacts
import Foundation
import Printing
import Synchronization

/// The stored values that a process has opened, each compared with its hash once in a run.
final class LoadedValues: Sendable {
  private struct State {
    var values: [ContentHash: any CellNode.StoredValue] = [:]
    /// Contents whose bytes are known to be those of their hash.
    var sound: Set<ContentHash>
  }

  private let store: Store
  private let state: Mutex<State>

  /// - Parameter verified: Contents that another process of the run compared with their hashes.
  init(store: Store, verified: Set<ContentHash> = []) {
    self.store = store
    state = Mutex(State(sound: verified))
  }

  /// Contents whose bytes are known to be those of their hash.
  var verified: Set<ContentHash> { state.withLock { $0.sound } }

  /// Notes that a file was written by this process.
  func know(_ hash: ContentHash) { state.withLock { _ = $0.sound.insert(hash) } }

  /// Whether the stored bytes are those of the hash; reads them unless that is known.
  func isSound(_ hash: ContentHash) -> Bool {
    if state.withLock({ $0.sound.contains(hash) }) { return true }
    guard let artifact = try? Artifact(path: store.blob(hash)), artifact.contentHash() == hash
    else { return false }
    know(hash)
    return true
  }

  /// The value of a cell.
  /// - Throws: ``UnusableInput`` when the file is missing, damaged, or of another type.
  func value(_ hash: ContentHash, of cell: String, as type: any CellNode.StoredValue.Type) throws
    -> any Sendable
  {
    if let value = state.withLock({ $0.values[hash] }), Swift.type(of: value) == type {
      return value
    }
    do {
      let artifact = try Artifact(path: store.blob(hash))
      guard isSound(hash) else {
        throw UnusableInput(cell: cell, reason: "its stored result is damaged")
      }
      let value = try decode(type, artifact)
      state.withLock { $0.values[hash] = value }
      return value
    } catch let error as UnusableInput {
      throw error
    } catch {
      throw UnusableInput(cell: cell, reason: ErrorText.describe(error))
    }
  }

  private func decode<Value: CellNode.StoredValue>(_ type: Value.Type, _ artifact: Artifact) throws
    -> any CellNode.StoredValue
  { try artifact.value(as: type) }
}

/// A stored value that cannot be read.
struct UnusableInput: Error {
  var cell: String
  var reason: String
}
