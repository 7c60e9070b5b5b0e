import Artifacts
import Foundation

/// The worker, seen from the supervisor: starts a process for each cell and reports how it ended.
final class Launcher {
  private let worker: pid_t
  private let socket: PacketSocket
  private let decoder = JSONDecoder()
  private var endings: [pid_t: ProcessEnding] = [:]
  private var running: Set<pid_t> = []
  private var signals: [Int32] = []
  /// A process that is ready for the next order.
  private var spare: ProcessEnds?
  /// How the worker ended, if it did.
  private(set) var ending: ProcessEnding?

  /// Starts the worker in a new process group.
  /// - Parameter lock: A lock that the worker and its processes hold too, as long as they live.
  /// - Throws: `FileError` when the program cannot be started.
  init(executable: String, lock: Int32?, environment: [String: String]) throws {
    let (own, other) = try PacketSocket.pair()
    defer { close(other.descriptor) }
    var spawn = Spawn(executable: executable, arguments: [Worker.argument])
    spawn.environment = environment
    spawn.environment["SWIFT_BACKTRACE"] =
      "enable=yes,interactive=no,color=no,threads=crashed,images=none,registers=none"
    spawn.environment["SWIFT_DETERMINISTIC_HASHING"] = "1"
    spawn.descriptors = [Worker.socketDescriptor: other.descriptor, 1: 2, 2: 2]
    spawn.descriptors[Worker.lockDescriptor] = lock
    do { worker = try spawn.start() } catch {
      close(own.descriptor)
      throw error
    }
    socket = own
  }

  deinit {
    // The worker ends its processes and itself when the connection closes.
    close(socket.descriptor)
    spare?.close()
    if ending == nil { Self.wait(for: worker) }
  }

  /// What to wait for.
  var descriptor: Int32 { socket.descriptor }

  /// Starts a process for an order, and prepares the next one while it works.
  /// - Throws: `FileError` when the system has no process or descriptor left, or when the worker is gone.
  func start(_ order: CellOrder) throws -> LocalLink {
    receive()
    if let spare, endings[spare.process] != nil {
      spare.close()
      self.spare = nil
    }
    let link = LocalLink(try spare ?? newProcess(), self)
    spare = nil
    link.send(.begin(order))
    // Without a spare one the next cell starts a little later.
    spare = try? newProcess()
    return link
  }

  /// A process that waits for its order.
  private func newProcess() throws -> ProcessEnds {
    let pipes = try PipeEnds.make(4)
    let theirs = [pipes[0].reading] + pipes.dropFirst().map(\.writing)
    let ours = [pipes[0].writing] + pipes.dropFirst().map(\.reading)
    defer { for descriptor in theirs { close(descriptor) } }
    do {
      try send(.start, theirs)
      return ProcessEnds(
        process: try startedProcess(), commands: ours[0], messages: ours[1], output: ours[2],
        errors: ours[3])
    } catch {
      for descriptor in ours { close(descriptor) }
      throw error
    }
  }

  /// Ends a process and everything that it started, at once.
  func kill(_ process: pid_t) {
    guard running.contains(process) else { return }
    try? send(.kill(process: process), [])
  }

  /// How a process ended, if it did.
  func ending(of process: pid_t) -> ProcessEnding? {
    receive()
    return endings[process]
  }

  func forget(_ process: pid_t) { endings[process] = nil }

  /// The signals that the worker received since the last call and that request an end.
  func takeSignals() -> [Int32] {
    receive()
    defer { signals = [] }
    return signals
  }

  private func send(_ command: LauncherCommand, _ descriptors: [Int32]) throws {
    try socket.send(try JSONEncoder().encode(command), descriptors: descriptors)
  }

  private func startedProcess() throws -> pid_t {
    while let message = nextMessage() {
      switch message {
      case .started(let process):
        running.insert(process)
        return process
      case .notStarted(let code):
        throw FileError("cannot start a process of", path: Worker.argument, code: code)
      default: note(message)
      }
    }
    throw FileError("cannot start a process: the worker is gone", path: "", code: EPIPE)
  }

  /// Takes what has come; does not wait.
  private func receive() {
    var waited = pollfd(fd: socket.descriptor, events: Int16(POLLIN), revents: 0)
    while ending == nil, poll(&waited, 1, 0) > 0, let message = nextMessage() { note(message) }
  }

  private func nextMessage() -> LauncherMessage? {
    while ending == nil {
      guard let packet = socket.receive() else {
        end()
        return nil
      }
      if let message = try? decoder.decode(LauncherMessage.self, from: packet.content) {
        return message
      }
    }
    return nil
  }

  private func note(_ message: LauncherMessage) {
    switch message {
    case .ended(let process, let status):
      running.remove(process)
      endings[process] = ProcessEnding(status: status)
    case .stopRequested(let signal): signals.append(signal)
    case .started, .notStarted: break
    }
  }

  /// The worker is gone: its processes end with it, in the same way.
  private func end() {
    let ending = ProcessEnding(status: Self.wait(for: worker))
    for process in running {
      Foundation.kill(-process, SIGKILL)
      endings[process] = ending
    }
    running = []
    self.ending = ending
  }

  @discardableResult private static func wait(for process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1, errno == EINTR {}
    return status
  }
}
