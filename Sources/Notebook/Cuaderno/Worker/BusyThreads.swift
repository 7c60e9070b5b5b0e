import CLinux
import Foundation

/// The threads of this process that do something, besides the calling one.
///
/// A thread that waits for work or for another thread, as those of pools do, is not busy; one that sleeps for a time or reads is.
enum BusyThreads {
  private static let samples = 5
  private static let interval: useconds_t = 2_000

  /// How many threads are busy at each of several looks within some milliseconds; a thread that is about to rest is none of them.
  static var count: Int {
    var busy = now
    for _ in 1..<samples where !busy.isEmpty {
      usleep(interval)
      busy.formIntersection(now)
    }
    return busy.count
  }

  private static var now: Set<pid_t> {
    let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")) ?? []
    let own = threadNumber()
    return Set(threads.compactMap { pid_t($0) }.filter { $0 != own && isBusy($0) })
  }

  private static func isBusy(_ thread: pid_t) -> Bool {
    // "running", or the number of the system call that it is in. Where the system does not say, nothing is known.
    let path = "/proc/self/task/\(thread)/syscall"
    guard let text = try? String(contentsOfFile: path, encoding: .utf8),
      let word = text.split(whereSeparator: \.isWhitespace).first
    else { return false }
    return word == "running" || Int(word).map { $0 >= 0 && !waitsForOthers($0) } ?? false
  }
}
