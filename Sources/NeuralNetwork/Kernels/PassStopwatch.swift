/// Adds up the time that each pass of a chain takes.
package final class PassStopwatch {
  /// Seconds by the number of the pass.
  package private(set) var times: [Int: (forward: Double, backward: Double)] = [:]

  package init() {}

  func measure(_ pass: Int, backward: Bool, _ body: () -> Void) {
    let start = ContinuousClock.now
    body()
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    if backward {
      times[pass, default: (0, 0)].backward += seconds
    } else {
      times[pass, default: (0, 0)].forward += seconds
    }
  }
}
