import Artifacts
import CLinux
import Foundation
import Printing

/// Work in a copy of this process, so that a crash there ends only the copy. It sees all values as they are now, and what it
/// changes in memory is lost.
///
/// A copy has only the thread that made it. Make one while no other thread works, and start no threads in it.
package final class SeparateWork {
  /// What a copy says of its end.
  private enum Mark: UInt8 {
    case succeeded = 1
    case threw = 2
  }

  private static let answerDescriptor: Int32 = 3

  private let process: pid_t
  private let answer: Int32
  private let errors: Int32
  private let start = ContinuousClock.now
  private let timeLimit: Duration
  private var answerBytes: [UInt8] = []
  private var errorBytes: [UInt8] = []
  private var outcome: Result<Data, any Error>?

  /// Starts the work.
  /// - Parameters:
  ///   - timeLimit: The work is killed after this time.
  ///   - isUrgent: Whether the work has its full share of the processors.
  ///   - body: The work. Its result, or the message of its error, comes back.
  /// - Throws: `FileError` when the system has no process or descriptor left.
  package init(
    timeLimit: Duration = .seconds(600), isUrgent: Bool = true, _ body: () throws -> Data
  ) throws {
    let pipes = try PipeEnds.make(2)
    let original = getpid()
    let process = forkProcess()
    guard process >= 0 else {
      let code = errno
      for pipe in pipes { pipe.close() }
      throw FileError("cannot start a process", path: "", code: code)
    }
    if process == 0 {
      Self.detach(
        from: original, answer: pipes[0].writing, errors: pipes[1].writing, isUrgent)
      Self.finish(body)
    }
    for pipe in pipes {
      close(pipe.writing)
      _ = fcntl(pipe.reading, F_SETFL, fcntl(pipe.reading, F_GETFL) | O_NONBLOCK)
    }
    self.process = process
    self.timeLimit = timeLimit
    answer = pipes[0].reading
    errors = pipes[1].reading
  }

  deinit {
    if outcome == nil {
      kill(process, SIGKILL)
      while waitpid(process, nil, 0) == -1, errno == EINTR {}
    }
    close(answer)
    close(errors)
  }

  /// Does the work and waits for it.
  /// - Throws: ``SeparateWorkError``; `FileError` when it cannot be started.
  package static func perform(_ body: () throws -> Data) throws -> Data {
    try SeparateWork(body).wait()
  }

  /// Waits for the end.
  /// - Throws: ``SeparateWorkError``.
  package func wait() throws -> Data {
    while true {
      if let outcome = poll() { return try outcome.get() }
      var waited = [answer, errors].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      Foundation.poll(&waited, 2, 100)
      // Both pipes close shortly before the process is gone.
      if waited.allSatisfy({ $0.revents & Int16(POLLIN) == 0 }) { usleep(200) }
    }
  }

  /// How the work ended, or `nil` while it goes on; does not wait.
  package func poll() -> Result<Data, any Error>? {
    if let outcome { return outcome }
    if ContinuousClock.now - start > timeLimit { kill(process, SIGKILL) }
    var status: Int32 = 0
    let ended = waitpid(process, &status, WNOHANG)
    Self.drain(answer, into: &answerBytes)
    Self.drain(errors, into: &errorBytes)
    guard ended == process else { return nil }
    outcome = result(ProcessEnding(status: status))
    return outcome
  }

  private func result(_ ending: ProcessEnding) -> Result<Data, any Error> {
    let text = String(decoding: errorBytes, as: UTF8.self)
    let content = Data(answerBytes.dropFirst())
    switch (ending, answerBytes.first.flatMap(Mark.init)) {
    case (.exited(0), .succeeded?):
      StandardError.write(text)
      return .success(content)
    case (.exited(0), .threw?):
      StandardError.write(text)
      return .failure(SeparateWorkError(String(decoding: content, as: UTF8.self), isCrash: false))
    default: break
    }
    if ContinuousClock.now - start > timeLimit {
      return .failure(SeparateWorkError("it took longer than \(timeLimit)", isCrash: true))
    }
    let words =
      switch ending {
      case .exited(let code): "it exited with code \(code)"
      case .signal(let signal): SignalName.describe(signal)
      }
    let message = CrashReport(text, folder: "", package: "").message
    return .failure(SeparateWorkError(message ?? words, isCrash: true))
  }

  private static func drain(_ descriptor: Int32, into bytes: inout [UInt8]) {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      bytes += buffer[..<count]
    }
  }

  /// Makes the copy independent: it ends with the original, and holds none of its locks, connections and signal handlers.
  private static func detach(
    from original: pid_t, answer: Int32, errors: Int32, _ isUrgent: Bool
  ) {
    for number in [SIGINT, SIGTERM, SIGHUP] {
      var action = sigaction()
      sigaction(number, nil, &action)
      // What the original handles, it handles for both.
      if action.__sigaction_handler.sa_handler != nil { signal(number, SIG_IGN) }
    }
    let moved = fcntl(answer, F_DUPFD, answerDescriptor + 1)
    guard endWithParent() == 0, getppid() == original, moved >= 0, dup2(errors, STDERR_FILENO) >= 0,
      dup2(moved, answerDescriptor) >= 0
    else { _exit(1) }
    closeDescriptors(UInt32(answerDescriptor) + 1, .max, 0)
    // On Linux this is the calling thread's priority alone.
    if !isUrgent { _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 19) }
  }

  private static func finish(_ body: () throws -> Data) -> Never {
    var bytes: [UInt8]
    do {
      let content = try body()
      bytes = [Mark.succeeded.rawValue] + content
    } catch {
      bytes = [Mark.threw.rawValue] + Array(ErrorText.describe(error).utf8)
    }
    let code = bytes.withUnsafeBytes { Descriptor.write($0, to: answerDescriptor) }
    _exit(code == 0 ? 0 : 1)
  }
}

/// Work in a copy of the process that gave no result.
package struct SeparateWorkError: Error, CustomStringConvertible {
  package var description: String
  /// Whether the work crashed or was killed; otherwise it threw an error of this description.
  package var isCrash: Bool

  init(_ description: String, isCrash: Bool) {
    self.description = description
    self.isCrash = isCrash
  }
}
