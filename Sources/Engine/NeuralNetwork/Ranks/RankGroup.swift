import Foundation
import Hosting

/// The ranks that train together, and the thread of this process that speaks to the others.
///
/// `@unchecked Sendable`: what changes is guarded by `condition`.
final class RankGroup: @unchecked Sendable {
  typealias Job = @Sendable (MessagePassing) -> Void

  let rank: Int
  let count: Int
  /// Held by the training that runs: ranks do one at a time.
  let trainingLock = NSLock()
  private let condition = NSCondition()
  private var jobs: [Job] = []
  private var isBusy = false
  private var measured = RankTraffic()

  private static let shared = Result<RankGroup?, any Error> {
    Ranks.count == 1 ? nil : try RankGroup()
  }

  /// Whether what runs concerns this rank alone, as a training within a callback does.
  @TaskLocal private static var isSuspended = false

  /// The ranks that this process trains with; `nil` when it is alone.
  /// - Throws: ``RankError/noMessagePassing(reason:)`` where they cannot be reached.
  static func current() throws -> RankGroup? { isSuspended ? nil : try shared.get() }

  /// Runs `body`, whose trainings are those of this rank alone.
  static func withoutOthers<Value>(_ body: () throws -> Value) rethrows -> Value {
    try $isSuspended.withValue(true) { try body() }
  }

  private init() throws {
    // The thread that connects makes all calls.
    let (connected, ready) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    nonisolated(unsafe) var result: Result<MessagePassing, any Error>?
    nonisolated(unsafe) var serve: ((MessagePassing) -> Void)?
    let thread = Thread {
      let calls = Result { try MessagePassing() }
      result = calls
      connected.signal()
      guard case .success(let calls) = calls else { return }
      ready.wait()
      serve?(calls)
    }
    thread.stackSize = 4 << 20
    thread.start()
    connected.wait()
    guard let calls = try result?.get() else {
      throw RankError.noMessagePassing(reason: "no thread could be started")
    }
    (rank, count) = (calls.rank, calls.count)
    serve = { [self] in self.serve($0) }
    ready.signal()
    endWithProgram()
  }

  /// Has the thread do something after what it already has to do.
  func enqueue(_ job: @escaping Job) {
    condition.withLock {
      jobs.append(job)
      condition.broadcast()
    }
  }

  /// Waits until the thread has done all that it had to do, or for as long as given.
  func wait(until limit: Date? = nil) {
    let start = ContinuousClock.now
    condition.withLock {
      while isBusy || !jobs.isEmpty {
        guard let limit else {
          condition.wait()
          continue
        }
        guard condition.wait(until: limit) else { break }
      }
      measured.waitedSeconds += (ContinuousClock.now - start) / .seconds(1)
    }
  }

  /// What was exchanged until the last ``wait()``.
  var traffic: RankTraffic { condition.withLock { measured } }

  /// Has the thread do something and waits for it.
  func perform(_ job: (MessagePassing) -> Void) {
    withoutActuallyEscaping(job) { job in
      nonisolated(unsafe) let job = job
      enqueue { job($0) }
      wait()
    }
  }

  private func serve(_ calls: MessagePassing) -> Never {
    var start = ContinuousClock.now
    while true {
      let job = condition.withLock {
        if isBusy { measured.exchangeSeconds += (ContinuousClock.now - start) / .seconds(1) }
        isBusy = false
        measured.sentBytes = calls.sentBytes
        condition.broadcast()
        while jobs.isEmpty { condition.wait() }
        isBusy = true
        start = .now
        return jobs.removeFirst()
      }
      job(calls)
    }
  }
}
