import Artifacts
import Foundation
import Printing
import RunRecord

/// The folder of a job on the file system that all machines share: everything between a run and a cell that is executed elsewhere.
///
/// | name | what it is |
/// |---|---|
/// | `commands` | ``JobCommand``s, a JSON line each, written by the run; without it the job ends at once |
/// | `events` | frames, written by the job only: what came from the cell's process, and ``JobNote``s |
/// | `claim` | a folder, made by the process that decides what happens to the job: the job that starts, or the run that cancels it |
/// | `checkpoints` | the checkpoints of the cell's key, which belong to the job as long as it has them |
/// | `script`, `log` | what Slurm executes, and what it writes itself |
///
/// Files exist before the job is submitted and are opened again at each reading, because shared file systems show new files and growth of
/// open ones late.
struct JobFolder {
  let path: String
  /// Where the checkpoints come from and return to.
  private let checkpointHome: String

  var name: String { String(path.split(separator: "/").last ?? "") }
  var commands: String { path + "/commands" }
  var events: String { path + "/events" }
  var claim: String { path + "/claim" }
  var checkpoints: String { path + "/checkpoints" }
  var script: String { path + "/script" }
  var log: String { path + "/log" }

  /// Makes the folder of a new job, and moves the checkpoints of the cell's key into it.
  ///
  /// The name is unique, so that a job that was taken for lost and still runs can change nothing of the job that replaces it.
  /// - Throws: `FileError`.
  init(
    _ store: Store, _ order: CellOrder, _ execution: ExecutionOrder, lease: String,
    program: ProgramIdentity, notebook: String
  ) throws {
    let token = String(UInt32.random(in: .min ... .max), radix: 16)
    path = "\(store.jobs)/\(notebook)-\(execution.cell)-\(token)"
    checkpointHome = store.checkpoints(execution.checkpointKey)
    try Folder.make(path)
    if rename(checkpointHome, checkpoints) != 0 { try Folder.make(checkpoints) }
    var execution = execution
    execution.checkpointFolder = checkpoints
    // What another machine has compared with its hash may look different from here.
    execution.verified = []
    var order = order
    order.work = .execute(execution)
    try AtomicFile.write(Data(), to: events)
    try AtomicFile.write(Data(), to: log)
    let begin = JobOrder(order: order, lease: lease, program: program, submitted: Date())
    try AtomicFile.write(try Self.line(.begin(begin)), to: commands)
  }

  /// The folder that a run left behind; `nil` when it holds no order.
  init?(leftBehind path: String, in store: Store) {
    guard let order = Self.commands(path).lazy.compactMap(\.order).first,
      case .execute(let execution) = order.order.work,
      ContentHash(digits: execution.checkpointKey) != nil
    else { return nil }
    self.path = path
    checkpointHome = store.checkpoints(execution.checkpointKey)
  }

  /// The commands in the folder of a job; none when the run is done with the job.
  static func commands(_ path: String) -> [JobCommand] {
    let data = FileManager.default.contents(atPath: path + "/commands") ?? Data()
    return data.split(separator: UInt8(ascii: "\n")).compactMap {
      try? RecordCoding.decoder().decode(JobCommand.self, from: Data($0))
    }
  }

  private static func line(_ command: JobCommand) throws -> Data {
    try RecordCoding.encoder().encode(command) + [UInt8(ascii: "\n")]
  }

  /// Appends a command.
  func send(_ command: JobCommand) {
    guard let line = try? Self.line(command) else { return }
    let descriptor = open(commands, O_WRONLY | O_APPEND | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    _ = line.withUnsafeBytes { Descriptor.write($0, to: descriptor) }
    close(descriptor)
  }

  /// Decides what becomes of the job; making a folder is exclusive on every file system.
  /// - Returns: Whether nobody has decided before.
  static func takeClaim(_ path: String) -> Bool { mkdir(path + "/claim", 0o755) == 0 }

  /// The bytes of `events` from a position on.
  func events(from position: Int) -> [UInt8] {
    let descriptor = open(events, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < 4 << 20 {
      let count = pread(descriptor, &buffer, buffer.count, off_t(position + bytes.count))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    return bytes
  }

  /// The end of what Slurm wrote, in one line.
  var logTail: String {
    let data = FileManager.default.contents(atPath: log) ?? Data()
    return String(decoding: data.suffix(2000), as: UTF8.self)
      .split(whereSeparator: \.isNewline).suffix(5).joined(separator: "; ")
  }

  /// Ends the job's right to the checkpoints, and removes the folder.
  func release() {
    let names = try? FileManager.default.contentsOfDirectory(atPath: checkpoints)
    if names?.isEmpty == false {
      try? FileManager.default.removeItem(atPath: checkpointHome)
      rename(checkpoints, checkpointHome)
    }
    try? FileManager.default.removeItem(atPath: path)
  }
}

extension Store {
  /// Takes the checkpoints back from jobs of runs that ended without doing so; the jobs notice and end. The lock is held.
  package func recoverJobs() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: jobs)) ?? []
    for name in names {
      let path = "\(jobs)/\(name)"
      if let folder = JobFolder(leftBehind: path, in: self) {
        folder.release()
      } else {
        try? FileManager.default.removeItem(atPath: path)
      }
    }
  }
}
