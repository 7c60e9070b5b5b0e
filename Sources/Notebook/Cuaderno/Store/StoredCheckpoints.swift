import Artifacts
import Foundation
import Hosting
import Synchronization

/// The checkpoints of one cell and key, in one folder.
final class StoredCheckpoints: CheckpointStorage {
  private struct State {
    /// Names whose earlier checkpoints are not to be used.
    var hidesEarlier: Bool
    var saved: Set<String> = []
    var ordinals: [String: Int] = [:]
    var whenLoaded: (@Sendable () -> Void)?
  }

  private let folder: String
  private let state: Mutex<State>

  init(folder: String, startsAfresh: Bool) {
    self.folder = folder
    state = Mutex(State(hidesEarlier: startsAfresh))
  }

  func whenLoaded(_ action: @escaping @Sendable () -> Void) {
    state.withLock { $0.whenLoaded = action }
  }

  func load<Value: Codable & Sendable>(_ type: Value.Type, name: String) -> Value? {
    guard state.withLock({ !$0.hidesEarlier || $0.saved.contains(name) }),
      let hash = content(of: name), let artifact = try? Artifact(path: path(hash)),
      artifact.contentHash() == hash, let value = try? artifact.value(as: type)
    else { return nil }
    state.withLock { $0.whenLoaded }?()
    return value
  }

  func save<Value: Codable & Sendable>(_ value: Value, name: String) throws {
    try Folder.make(folder)
    let artifact = try EncodedArtifact(value)
    let old = content(of: name)
    // The file that the note names is complete before the note changes, so a crash leaves the old or the new one.
    let hash = artifact.summary.contentHash
    try artifact.write(to: path(hash))
    try AtomicFile.write(Data(hash.digits.utf8), to: notePath(name))
    if let old, old != hash { unlink(path(old)) }
    state.withLock { _ = $0.saved.insert(name) }
  }

  func ordinal(of name: String) -> Int {
    state.withLock { state in
      state.ordinals[name, default: 0] += 1
      return state.ordinals[name, default: 1]
    }
  }

  func remove(name: String) {
    if let hash = content(of: name) { unlink(path(hash)) }
    unlink(notePath(name))
  }

  /// A small file that names the checkpoint's content.
  private func notePath(_ name: String) -> String {
    let isPlain = name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") }
    let safe = isPlain && name.utf8.count < 100 ? name : ContentHash(of: [name]).digits
    return "\(folder)/\(safe).checkpoint"
  }

  /// What the note says; `nil` when there is none, or when it names no hash.
  private func content(of name: String) -> ContentHash? {
    FileManager.default.contents(atPath: notePath(name)).flatMap {
      ContentHash(digits: String(decoding: $0, as: UTF8.self))
    }
  }

  private func path(_ hash: ContentHash) -> String { "\(folder)/\(hash.digits).safetensors" }
}
