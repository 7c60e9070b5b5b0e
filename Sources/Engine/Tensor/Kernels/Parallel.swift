import Foundation
import Synchronization

/// Loops over the threads of this process: the one place where numeric work is divided.
///
/// Threads draw indices from a common counter, so a thread that is held up by others delays nothing. A loop
/// body gets the index and the number of the worker that runs it, which selects its scratch memory. What a body
/// computes may depend on its index only; then the bits of a result are the same for any number of threads.
public enum Parallel {
  /// More workers than this are never used.
  package static let mostThreads = 64
  /// The processors that this process may use. More threads than that would only wait for each other.
  package static let processorCount = max(
    1, min(mostThreads, ProcessInfo.processInfo.activeProcessorCount))
  private static let threads = Atomic<Int>(
    max(1, min(processorCount, wantedThreads ?? processorCount)))
  /// The environment's word.
  private static var wantedThreads: Int? {
    ProcessInfo.processInfo.environment["TENSOR_THREADS"].flatMap { Int($0) }
  }
  private static let pool = WorkerPool()

  /// The number of threads that loops use: at first the number of processors, or fewer if the environment variable
  /// `TENSOR_THREADS` says so.
  ///
  /// Set it to limit a program, or to more than there are processors. The bits of all results stay the same.
  public static var threadCount: Int {
    get { threads.load(ordering: .relaxed) }
    set { threads.store(max(1, min(mostThreads, newValue)), ordering: .relaxed) }
  }

  /// Runs `body` for each index below `count`, in any order, and returns when all are done.
  ///
  /// Within a loop, and while another task's loop runs, the indices are run by the calling thread alone.
  package static func forEach(_ count: Int, _ body: (_ index: Int, _ worker: Int) -> Void) {
    let workers = min(threadCount, count)
    if workers > 1, pool.run(count: count, workers: workers, body) { return }
    for index in 0..<count { body(index, 0) }
  }

  /// Runs `body` for consecutive ranges of at most `size` indices that together cover `count`.
  package static func forEachRange(
    of count: Int, size: Int, _ body: (_ range: Range<Int>, _ worker: Int) -> Void
  ) {
    forEach((count + size - 1) / size) { index, worker in
      body(index * size..<min(count, (index + 1) * size), worker)
    }
  }
}

/// Threads that wait for a loop, first awake for a moment and then asleep.
private final class WorkerPool: @unchecked Sendable {
  private typealias Body = (Int, Int) -> Void
  private struct Job {
    var body: Body
    var count: Int
  }

  /// How often an idle thread looks for work before it sleeps: some 50 microseconds.
  private static let patience = 4_000
  /// The loop's number in the upper bits, whether it is closed in bit 16, and how many workers are inside below.
  private let state = Atomic<Int>(1 << 16)
  private let nextIndex = Atomic<Int>(0)
  private let sleepers = Atomic<Int>(0)
  private let isBusy = Atomic<Bool>(false)
  private let condition = NSCondition()
  private var threadCount = 1
  private var job: Job?

  func run(count: Int, workers: Int, _ body: (Int, Int) -> Void) -> Bool {
    guard
      isBusy.compareExchange(expected: false, desired: true, ordering: .acquiringAndReleasing)
        .exchanged
    else { return false }
    defer { isBusy.store(false, ordering: .releasing) }
    startThreads(workers)
    withoutActuallyEscaping(body) { body in
      job = Job(body: body, count: count)
      nextIndex.store(0, ordering: .relaxed)
      let number = (state.load(ordering: .relaxed) >> 17) + 1
      state.store(number << 17, ordering: .sequentiallyConsistent)
      if sleepers.load(ordering: .sequentiallyConsistent) > 0 {
        condition.lock()
        condition.broadcast()
        condition.unlock()
      }
      work(0)
      state.bitwiseOr(1 << 16, ordering: .acquiringAndReleasing)
      var turns = 0
      while state.load(ordering: .acquiring) & 0xFFFF != 0 {
        turns += 1
        if turns > Self.patience { sched_yield() }
      }
      job = nil
    }
    return true
  }

  private func work(_ worker: Int) {
    guard let job else { return }
    while true {
      let index = nextIndex.wrappingAdd(1, ordering: .relaxed).oldValue
      guard index < job.count else { return }
      job.body(index, worker)
    }
  }

  private func startThreads(_ workers: Int) {
    while threadCount < workers {
      let worker = threadCount
      let thread = Thread { [unowned self] in waitForWork(worker) }
      thread.stackSize = 1 << 20
      thread.start()
      threadCount += 1
    }
  }

  private func waitForWork(_ worker: Int) {
    var seen = 0
    while true {
      var turns = 0
      var current = state.load(ordering: .acquiring)
      while current >> 17 == seen || current & (1 << 16) != 0 {
        turns += 1
        if turns > Self.patience {
          sleep(after: seen)
          turns = 0
        }
        current = state.load(ordering: .acquiring)
      }
      seen = current >> 17
      guard worker < Parallel.threadCount, enter(seen) else { continue }
      work(worker)
      state.wrappingSubtract(1, ordering: .releasing)
    }
  }

  /// Counts this thread among the workers of the loop `number`, unless that is closed already.
  private func enter(_ number: Int) -> Bool {
    var current = state.load(ordering: .acquiring)
    while current >> 17 == number, current & (1 << 16) == 0 {
      let (exchanged, original) = state.compareExchange(
        expected: current, desired: current + 1, ordering: .acquiringAndReleasing)
      if exchanged { return true }
      current = original
    }
    return false
  }

  private func sleep(after seen: Int) {
    condition.lock()
    sleepers.wrappingAdd(1, ordering: .sequentiallyConsistent)
    while true {
      let current = state.load(ordering: .sequentiallyConsistent)
      if current >> 17 != seen, current & (1 << 16) == 0 { break }
      condition.wait()
    }
    sleepers.wrappingSubtract(1, ordering: .sequentiallyConsistent)
    condition.unlock()
  }
}
