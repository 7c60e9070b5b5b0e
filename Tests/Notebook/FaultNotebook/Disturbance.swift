import Cuaderno
import Foundation

/// Leaves a thread and a task that go on for ever, and changes everything that a process has.
func disturbProcess() {
  Thread.detachNewThread {
    while true {
      print("restless thread")
      usleep(100)
    }
  }
  Task.detached {
    while true {
      FileHandle.standardOutput.write(Data("restless task\n".utf8))
      try? await Task.sleep(for: .milliseconds(1))
    }
  }
  _ = FileManager.default.changeCurrentDirectoryPath("/")
  setenv("CUADERNO_DISTURBED", "yes", 1)
  setlocale(LC_ALL, "C.UTF-8")
  umask(0o77)
  signal(SIGUSR1, SIG_IGN)
  srand(7)
  usleep(50_000)
}

/// Leaves a thread and an operation on a queue that would print something a second later.
func leaveThreads() {
  let hasBegun = DispatchSemaphore(value: 0)
  @Sendable func dawdle() {
    hasBegun.signal()
    usleep(1_000_000)
    print("done at last")
  }
  Thread.detachNewThread { dawdle() }
  DispatchQueue.global().async { dawdle() }
  for _ in 0..<2 { hasBegun.wait() }
  usleep(10_000)
}

/// What a cell finds in its process.
func describeProcess() -> String {
  let mask = umask(0)
  umask(mask)
  let facts: [Any] = [
    FileManager.default.currentDirectoryPath,
    getenv("CUADERNO_DISTURBED").map { String(cString: $0) } ?? "undisturbed",  // not an input
    setlocale(LC_ALL, nil).map { String(cString: $0) } ?? "", mask,
    signal(SIGUSR1, SIG_DFL) == nil ? "default" : "changed", rand(),
  ]
  return facts.map { "\($0)" }.joined(separator: ", ")
}
