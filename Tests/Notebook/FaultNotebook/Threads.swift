import Cuaderno
import Foundation

/// Shows, prints and publishes on all kinds of threads and tasks, and draws numbers there.
func announceOnThreads() async {
  let count = 20
  let expected = Work.host.random["draw"]
  @Sendable func announce(_ kind: String, _ index: Int) {
    print("\(kind) \(index);")
    show(Finding("\(kind) \(index)"))
    let isEqual = Work.host.random["draw"] == expected
    metric(kind, isEqual ? 1 : 0, of: "\(index)")
  }
  inParallel(count) { announce("perform", $0) }
  onThreads(count) { announce("thread", $0) }
  for index in 0..<count { await Task.detached { announce("detached", index) }.value }
  await withTaskGroup(of: Void.self) { group in
    for index in 0..<count { group.addTask { announce("group", index) } }
  }
}

private func inParallel(_ count: Int, _ body: @Sendable (Int) -> Void) {
  DispatchQueue.concurrentPerform(iterations: count, execute: body)
}

private func onThreads(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
  let done = DispatchSemaphore(value: 0)
  for index in 0..<count {
    Thread.detachNewThread {
      body(index)
      done.signal()
    }
  }
  for _ in 0..<count { done.wait() }
}
