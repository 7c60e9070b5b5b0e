import Dispatch
import Synchronization

/// The results that the cells had last, read and checked while external inputs are still inspected. Most of them are needed next.
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

  /// Hands out the result of a key once. After that, as after a repair, the store itself has to be read.
  func take(_ key: String) -> StoredExecution? {
    reading.wait()
    return found.withLock { $0.removeValue(forKey: key) }
  }
}
