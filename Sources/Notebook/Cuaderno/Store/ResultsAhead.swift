import Dispatch
import Synchronization

/// The results that the cells had last, read and checked while the worker still looks at the outside. Most of them are asked for next.
final class ResultsAhead: Sendable {
  private let found = Mutex<[String: StoredExecution]>([:])
  private let reading = DispatchGroup()

  /// Begins to read.
  /// - Parameters:
  ///   - store: Its lock is held, so that nobody else changes it.
  ///   - cells: The ids of the cells.
  init(_ store: Store, cells: [String]) {
    DispatchQueue.global().async(group: reading) { [self] in
      for cell in cells {
        guard let key = store.state(of: cell)?.key, let result = store.execution(key) else {
          continue
        }
        found.withLock { $0[key] = result }
      }
    }
  }

  /// Hands out the result of a key, once: whoever asks again, such as after a repair, has to look at the store.
  func take(_ key: String) -> StoredExecution? {
    reading.wait()
    return found.withLock { $0.removeValue(forKey: key) }
  }
}
