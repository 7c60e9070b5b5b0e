/// Tells the steps of some work: `[2/3] Unpacking all.zip`.
struct StepCounter {
  private let total: Int
  private let tell: (String) -> Void
  private var current = 0

  init(total: Int, tell: @escaping (String) -> Void) {
    self.total = total
    self.tell = tell
  }

  mutating func begin(_ name: String) {
    current += 1
    tell("[\(current)/\(total)] \(name)")
  }
}
