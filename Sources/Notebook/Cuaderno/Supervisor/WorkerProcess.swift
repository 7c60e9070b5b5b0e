import Artifacts
import Foundation
import RunRecord

/// A running worker, seen from the supervisor.
final class WorkerProcess {
  /// Something that came from the worker, in the order in which it happened as far as pipes tell.
  enum Happening {
    case message(WorkerMessage)
    /// Printed by the cell's own code, at a place.
    case text(String, token: Int)
    /// Written to a descriptor by anything in the process.
    case captured(String, PrintedStream)
    /// The process is gone; all that it wrote has been told before.
    case ended(WorkerEnding)
  }

  enum PrintedStream { case output, errors }

  let process: pid_t
  private let commands: Int32
  private let messages: Int32
  private let output: Int32
  private let errors: Int32
  private var frames = FrameReader()
  private var outputText = TextAssembler()
  private var errorText = TextAssembler()
  private var frameText: [Int: TextAssembler] = [:]
  private let decoder = RecordCoding.decoder()
  private var ending: WorkerEnding?

  /// Starts a worker in a process group of its own.
  /// - Parameter lock: A lock that the worker holds too, as long as it lives.
  /// - Throws: `FileError` when the program cannot be started.
  init(executable: String, lock: Int32?, environment: [String: String]) throws {
    let pipes = try (0..<4).map { _ in try Pipe.make() }
    defer {
      close(pipes[0].reading)
      for pipe in pipes.dropFirst() { close(pipe.writing) }
    }
    var spawn = Spawn(executable: executable, arguments: [Worker.argument])
    spawn.environment = environment
    spawn.environment["SWIFT_BACKTRACE"] =
      "enable=yes,interactive=no,color=no,threads=crashed,images=none,registers=none"
    spawn.environment["SWIFT_DETERMINISTIC_HASHING"] = "1"
    spawn.descriptors = [
      Worker.commandDescriptor: pipes[0].reading, Worker.messageDescriptor: pipes[1].writing,
      1: pipes[2].writing, 2: pipes[3].writing,
    ]
    spawn.descriptors[Worker.lockDescriptor] = lock
    process = try spawn.start()
    commands = pipes[0].writing
    messages = pipes[1].reading
    output = pipes[2].reading
    errors = pipes[3].reading
    for descriptor in [messages, output, errors] {
      _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    }
  }

  deinit {
    close(commands)
    close(messages)
    close(output)
    close(errors)
    if ending == nil {
      kill()
      var status: Int32 = 0
      waitpid(process, &status, 0)
    }
  }

  /// What to wait for.
  var descriptors: [Int32] { [messages, output, errors] }

  func send(_ command: WorkerCommand) {
    guard var line = try? JSONEncoder().encode(command) else { return }
    line.append(UInt8(ascii: "\n"))
    line.withUnsafeBytes { bytes in
      var rest = bytes
      while !rest.isEmpty {
        let count = write(commands, rest.baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        // A worker that is gone is noticed by its end.
        guard count > 0 else { return }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
    }
  }

  /// Ends the worker and all that it has started, at once.
  func kill() { _ = Foundation.kill(-process, SIGKILL) }

  /// Whether the process is gone; leaves its end to be collected.
  private var hasEnded: Bool {
    var information = siginfo_t()
    return waitid(P_PID, id_t(process), &information, WEXITED | WNOHANG | WNOWAIT) == 0
      && information.si_signo == SIGCHLD
  }

  /// All that has happened since the last call; does not wait.
  func happenings() -> [Happening] {
    if ending == nil, hasEnded {
      // Until its end is collected, its number is no other process's: now, whatever it has started can be ended.
      kill()
      var status: Int32 = 0
      if waitpid(process, &status, 0) == process { ending = WorkerEnding(status: status) }
    }
    var result: [Happening] = []
    // What C code printed before a message lies in its pipe before the message does.
    let messageBytes = Self.drain(messages)
    let outputBytes = Self.drain(output)
    let errorBytes = Self.drain(errors)
    if let text = outputText.take(outputBytes) { result.append(.captured(text, .output)) }
    if let text = errorText.take(errorBytes) { result.append(.captured(text, .errors)) }
    messageBytes.withUnsafeBytes { frames.append($0) }
    while let frame = frames.next() {
      switch frame.kind {
      case .text:
        if let text = frameText[Int(frame.token), default: TextAssembler()].take(frame.content) {
          result.append(.text(text, token: Int(frame.token)))
        }
      case .message:
        if let message = try? decoder.decode(WorkerMessage.self, from: Data(frame.content)) {
          result.append(.message(message))
        }
      }
    }
    if let ending, messageBytes.isEmpty, outputBytes.isEmpty, errorBytes.isEmpty {
      result.append(.ended(ending))
    }
    return result
  }

  /// Up to a few MiB that are ready.
  private static func drain(_ descriptor: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < 4 << 20 {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    return bytes
  }
}

/// How a worker ended.
enum WorkerEnding: Equatable {
  case exited(Int32)
  case signal(Int32)

  init(status: Int32) {
    let signal = status & 0x7F
    self = signal == 0 ? .exited((status >> 8) & 0xFF) : .signal(signal)
  }
}

/// A pair of descriptors.
struct Pipe {
  let reading: Int32
  let writing: Int32

  /// - Throws: `FileError` when there are no more descriptors.
  static func make() throws -> Pipe {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw FileError("cannot open a pipe", path: "") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return Pipe(reading: ends[0], writing: ends[1])
  }
}
