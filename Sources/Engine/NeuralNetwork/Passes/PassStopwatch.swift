import Foundation
import Tensor

/// Finds the shortest time that each pass of a chain takes, which is the least disturbed: processor time, shared out to the
/// threads, so that other programs do not count.
package final class PassStopwatch {
  /// Seconds by the number of the pass.
  package private(set) var times: [Int: (forward: Double, backward: Double)] = [:]

  package init() {}

  func measure(_ pass: Int, backward: Bool, _ body: () -> Void) {
    let start = processorSeconds()
    body()
    let seconds = processorSeconds() - start
    var shortest = times[pass] ?? (.infinity, .infinity)
    if backward {
      shortest.backward = min(shortest.backward, seconds)
    } else {
      shortest.forward = min(shortest.forward, seconds)
    }
    times[pass] = shortest
  }
}

/// The processor time of this process for each of its threads.
private func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return (Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9) / Double(Parallel.threadCount)
}
