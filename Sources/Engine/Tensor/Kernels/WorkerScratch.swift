import Foundation

/// Separate memory for each worker of a parallel loop, allocated when a worker first needs it.
///
/// `@unchecked Sendable` because a worker touches its own slot only.
package final class WorkerScratch: @unchecked Sendable {
  package let count: Int
  private let slots: UnsafeMutablePointer<UnsafeMutablePointer<Float>?>

  /// - Parameter count: Numbers that each worker gets.
  package init(count: Int) {
    self.count = count
    slots = .allocate(capacity: Parallel.mostThreads)
    slots.initialize(repeating: nil, count: Parallel.mostThreads)
  }

  deinit {
    for worker in 0..<Parallel.mostThreads { free(slots[worker]) }
    slots.deallocate()
  }

  /// The memory of `worker`, a number that a loop of ``Parallel`` passed; not initialized.
  package subscript(worker: Int) -> UnsafeMutablePointer<Float> {
    if let memory = slots[worker] { return memory }
    let memory = alignedMemory(for: Float.self, count: count)
    slots[worker] = memory
    return memory
  }
}
