import Artifacts
import Foundation
import Hosting
import Synchronization

/// The checkpoints of one cell and key, in `checkpoints/<key>/`.
final class StoredCheckpoints: CheckpointStorage {
  private struct State {
    /// Names whose earlier checkpoints are not to be used.
    var hidesEarlier: Bool
    var saved: Set<String> = []
    var whenLoaded: (@Sendable () -> Void)?
  }

  private let folder: String
  private let state: Mutex<State>

  init(store: Store, key: String, startsAfresh: Bool) {
    folder = "\(store.checkpoints)/\(key)"
    state = Mutex(State(hidesEarlier: startsAfresh))
  }

  func whenLoaded(_ action: @escaping @Sendable () -> Void) {
    state.withLock { $0.whenLoaded = action }
  }

  func load<Value: Codable & Sendable>(_ type: Value.Type, name: String) -> Value? {
    guard state.withLock({ !$0.hidesEarlier || $0.saved.contains(name) }),
      let artifact = try? Artifact(path: path(name)), isSound(artifact, name),
      let value = try? artifact.value(as: type)
    else { return nil }
    state.withLock { $0.whenLoaded }?()
    return value
  }

  func save<Value: Codable & Sendable>(_ value: Value, name: String) throws {
    try Folder.make(folder)
    let artifact = try EncodedArtifact(value)
    let old = (try? Data(contentsOf: URL(fileURLWithPath: hashPath(name)))).map {
      String(decoding: $0, as: UTF8.self)
    }
    // The file that the note names is complete before the note changes, so a crash leaves the old or the new one.
    let file = "\(folder)/\(artifact.summary.contentHash.digits).safetensors"
    try artifact.write(to: file)
    try AtomicFile.write(Data(artifact.summary.contentHash.digits.utf8), to: hashPath(name))
    if let old, old != artifact.summary.contentHash.digits {
      unlink("\(folder)/\(old).safetensors")
    }
    state.withLock { _ = $0.saved.insert(name) }
  }

  func remove(name: String) {
    unlink(path(name))
    unlink(hashPath(name))
  }

  /// A small file that names the checkpoint's content.
  private func hashPath(_ name: String) -> String {
    let isPlain = name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") }
    let safe = isPlain && name.utf8.count < 100 ? name : ContentHash(of: [name]).digits
    return "\(folder)/\(safe).checkpoint"
  }

  private func path(_ name: String) -> String {
    let digits = FileManager.default.contents(atPath: hashPath(name)) ?? Data("none".utf8)
    return "\(folder)/\(String(decoding: digits, as: UTF8.self)).safetensors"
  }

  private func isSound(_ artifact: Artifact, _ name: String) -> Bool {
    path(name) == "\(folder)/\(artifact.contentHash().digits).safetensors"
  }
}
