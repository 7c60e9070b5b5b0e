import Artifacts
import CLinux
import Foundation
import RunRecord

/// The program behind the supervisor: it starts once and then forks a process for each cell.
///
/// Loading the program's libraries takes far longer than a fork. Nothing here starts a thread, because a fork of a process
/// with several threads is unsound: the loop waits for packets and signals, and does no more. A cell therefore finds the
/// working folder, the environment, signal handlers and the globals of all libraries as they were when the program
/// started, whatever other cells did.
package struct Worker {
  /// The argument that makes the program a worker.
  package static let argument = "--cuaderno-worker"
  /// Where the supervisor puts its end of the connection.
  static let socketDescriptor: Int32 = 3
  static let lockDescriptor: Int32 = 4

  private let notebook: CellSources
  private let socket = PacketSocket(descriptor: Worker.socketDescriptor)
  private let signals: SignalPipe
  private var processes: Set<pid_t> = []

  /// Obeys the supervisor until it is gone; never returns.
  package static func serve<Book: Notebook>(_ notebook: Book.Type) -> Never {
    for descriptor in [socketDescriptor, lockDescriptor] {
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }
    flushEachLine()
    guard let signals = try? SignalPipe([SIGCHLD, SIGINT, SIGTERM, SIGHUP]) else { _exit(1) }
    var worker = Worker(
      notebook: CellSources(cells: notebook.contents.cells, index: notebook.sources),
      signals: signals)
    warmUp()
    worker.serve()
  }

  /// Does once what every process does, so that the copies find caches and libraries ready.
  private static func warmUp() {
    guard let value = try? EncodedArtifact(0),
      let hash = try? JSONEncoder().encode(value.summary.contentHash)
    else { return }
    let order = ExecutionOrder(
      cell: "", inputs: ["": value.summary.contentHash], verified: [value.summary.contentHash],
      checkpointKey: String(decoding: hash, as: UTF8.self), startsAfresh: false)
    let command = CellCommand.begin(
      CellOrder(
        work: .execute(order), parameters: ["": ""], seed: 0, store: "", outputFolder: "",
        packageFolder: ""))
    let message = CellMessage.finished(
      FinishedWork(summary: value.summary, seconds: 0, resumedAt: nil, verified: order.verified))
    if let line = try? JSONEncoder().encode(command) {
      _ = try? JSONDecoder().decode(CellCommand.self, from: line)
    }
    _ = try? RecordCoding.encoder().encode(message)
  }

  private init(notebook: CellSources, signals: SignalPipe) {
    self.notebook = notebook
    self.signals = signals
  }

  private mutating func serve() -> Never {
    let decoder = JSONDecoder()
    while true {
      var waited = [socket.descriptor, signals.descriptor].map {
        pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
      }
      poll(&waited, 2, -1)
      for signal in signals.received() where signal != SIGCHLD {
        answer(.stopRequested(signal: signal))
      }
      collect()
      guard waited[0].revents != 0 else { continue }
      guard let packet = socket.receive() else { end() }
      switch try? decoder.decode(LauncherCommand.self, from: packet.content) {
      case .start?: start(packet.descriptors)
      case .kill(let process)?:
        if processes.contains(process) { kill(-process, SIGKILL) }
      case nil: break
      }
    }
  }

  private mutating func start(_ descriptors: [Int32]) {
    defer { for descriptor in descriptors { close(descriptor) } }
    guard descriptors.count == 4 else { return answer(.notStarted(code: EBADF)) }
    let own = getpid()
    let process = forkProcess()
    guard process >= 0 else { return answer(.notStarted(code: errno)) }
    if process == 0 {
      signals.restore()
      close(socket.descriptor)
      setpgid(0, 0)
      // The worker may have ended before the copy was tied to it.
      guard endWithParent() == 0, getppid() == own else { _exit(1) }
      CellProgram.run(
        notebook, commands: descriptors[0], messages: descriptors[1], output: descriptors[2],
        errors: descriptors[3])
    }
    // Done on both sides, so that the group exists whichever of both runs first.
    setpgid(process, process)
    processes.insert(process)
    answer(.started(process: process))
  }

  /// Reports processes that ended, and ends what they started.
  private mutating func collect() {
    for process in processes {
      var information = siginfo_t()
      guard
        waitid(P_PID, id_t(process), &information, WEXITED | WNOHANG | WNOWAIT) == 0,
        information.si_signo == SIGCHLD
      else { continue }
      // Until its end is collected, its number belongs to no other process.
      kill(-process, SIGKILL)
      var status: Int32 = 0
      waitpid(process, &status, 0)
      processes.remove(process)
      answer(.ended(process: process, status: status))
    }
  }

  private func answer(_ message: LauncherMessage) {
    guard let content = try? JSONEncoder().encode(message) else { return }
    do { try socket.send(content) } catch { end() }
  }

  /// The supervisor is gone.
  private func end() -> Never {
    for process in processes { kill(-process, SIGKILL) }
    _exit(0)
  }
}

/// The cells that the program contains, and their sources.
struct CellSources: Sendable {
  let cells: [String: CellNode]
  let index: SourceIndex

  init(cells: [CellNode], index: SourceIndex) {
    self.cells = Dictionary(cells.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.index = index
  }
}
