import Artifacts
import Foundation

/// A call of a program that answers while other work goes on.
package final class ToolCall {
  /// What a program answered: its exit code and everything it wrote. A program that was ended has the code that a shell gives it.
  struct Answer: Equatable {
    var code: Int32
    var text: String
  }

  /// A program that has not answered by then is ended.
  private static let patience = Duration.seconds(60)

  private let process: pid_t
  private let output: Int32
  private let start = ContinuousClock.now
  private var bytes: [UInt8] = []
  private var answer: Answer?

  /// - Parameter words: The program's name, which is searched in `PATH`, and its arguments.
  /// - Throws: `FileError` when there is no such program.
  init(_ words: [String]) throws {
    let environment = ProcessInfo.processInfo.environment
    let name = words.first ?? ""
    let paths = (environment["PATH"] ?? "").split(separator: ":").map { String($0) + "/" + name }
    guard let path = paths.first(where: { access($0, X_OK) == 0 }) else {
      throw FileError("cannot find the program", path: name, code: ENOENT)
    }
    let pipe = try PipeEnds.make()
    defer { close(pipe.writing) }
    var spawn = Spawn(executable: path, arguments: Array(words.dropFirst()))
    spawn.environment = environment
    spawn.descriptors = [1: pipe.writing, 2: pipe.writing]
    do { process = try spawn.start() } catch {
      close(pipe.reading)
      throw error
    }
    output = pipe.reading
    _ = fcntl(output, F_SETFL, fcntl(output, F_GETFL) | O_NONBLOCK)
  }

  deinit {
    close(output)
    guard answer == nil else { return }
    kill(process, SIGKILL)
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1, errno == EINTR {}
  }

  /// The answer, once it is there; does not wait.
  func poll() -> Answer? {
    if let answer { return answer }
    drain()
    if ContinuousClock.now - start > Self.patience { kill(process, SIGKILL) }
    var status: Int32 = 0
    guard waitpid(process, &status, WNOHANG) == process else { return nil }
    drain()
    let code: Int32
    switch ProcessEnding(status: status) {
    case .exited(let number): code = number
    case .signal(let signal): code = 128 + signal
    }
    answer = Answer(code: code, text: String(decoding: bytes, as: UTF8.self))
    return answer
  }

  /// What a program answers; `nil` when it is not there.
  package static func answer(of words: [String]) -> (code: Int32, text: String)? {
    (try? ToolCall(words)).map { $0.wait() }.map { ($0.code, $0.text) }
  }

  /// Waits for the answer.
  func wait() -> Answer {
    while true {
      if let answer = poll() { return answer }
      usleep(10_000)
    }
  }

  private func drain() {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(output, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      bytes += buffer[..<count]
    }
  }
}
