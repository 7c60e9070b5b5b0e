import Hosting
import Randomness
import Synchronization

import struct Foundation.Data
import class Foundation.JSONDecoder
import class Foundation.JSONEncoder

/// A host that keeps what it is told, and checkpoints as encoded bytes.
final class RecordingHost: WorkHost {
  private struct State {
    var text = ""
    var lines: [String] = []
    var checkpoints: [String: Data] = [:]
    var ordinals: [String: Int] = [:]
    var polls = 0
  }

  private let state = Mutex(State())
  private let cancelsAfter: Int?
  let random = RandomSource(seed: 7)

  /// - Parameter cancelsAfter: The number of questions after which it asks to stop.
  init(cancelsAfter: Int? = nil, continuing other: RecordingHost? = nil) {
    self.cancelsAfter = cancelsAfter
    let saved = other?.state.withLock(\.checkpoints) ?? [:]
    state.withLock { $0.checkpoints = saved }
  }

  var text: String { state.withLock(\.text) }
  var lines: [String] { state.withLock(\.lines) }
  var checkpointNames: [String] { state.withLock { Array($0.checkpoints.keys) } }

  func log(_ text: String) { state.withLock { $0.text += text } }
  func report(_ progress: WorkProgress) { state.withLock { $0.lines.append(progress.line) } }

  var isCancelled: Bool {
    state.withLock { state in
      state.polls += 1
      return cancelsAfter.map { state.polls > $0 } ?? false
    }
  }

  var checkpoints: (any CheckpointStorage)? { Storage(host: self) }

  private struct Storage: CheckpointStorage {
    let host: RecordingHost

    func load<Value: Codable & Sendable>(_ type: Value.Type, name: String) -> Value? {
      host.state.withLock { $0.checkpoints[name] }
        .flatMap { try? JSONDecoder().decode(type, from: $0) }
    }

    func save<Value: Codable & Sendable>(_ value: Value, name: String) throws {
      let data = try JSONEncoder().encode(value)
      host.state.withLock { $0.checkpoints[name] = data }
    }

    func ordinal(of name: String) -> Int {
      host.state.withLock { state in
        state.ordinals[name, default: 0] += 1
        return state.ordinals[name, default: 1]
      }
    }

    func remove(name: String) { host.state.withLock { $0.checkpoints[name] = nil } }
  }
}
