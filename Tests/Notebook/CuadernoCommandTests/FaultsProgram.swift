import Foundation
import RunRecord

/// A notebook as a program, by default that of faults, with a new output folder.
struct FaultsProgram {
  /// What a call gave.
  struct Answer {
    var code: Int32
    var output: String
    var errors: String
    var seconds: Double
  }

  let folder: String
  private let executable: String
  private let notebookName: String

  /// - Parameters:
  ///   - program: What the program is called.
  ///   - notebook: The folder of its sources, which names the folder of its output.
  init(_ program: String = "faults", notebook: String = "FaultNotebook") throws {
    executable = Self.path(of: program)
    notebookName = notebook
    folder = NSTemporaryDirectory() + "faults-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  static var path: String { path(of: "faults") }

  /// Programs are beside the tests.
  private static func path(of program: String) -> String {
    let tests =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    var build = URL(fileURLWithPath: tests).deletingLastPathComponent()
    if !FileManager.default.fileExists(atPath: build.appending(path: program).path) {
      build = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    }
    return build.appending(path: program).path
  }

  var notebook: String { folder + "/" + notebookName }
  var store: String { notebook + "/store" }

  /// Starts the program without waiting.
  func start(
    _ arguments: [String], shell prefix: String? = nil, place: Bool = true, output: Pipe? = nil,
    errors: Pipe? = nil
  ) throws -> Process {
    let process = Process()
    let arguments = arguments + (place ? ["--output", folder] : [])
    if let prefix {
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments =
        ["-c", "\(prefix); exec \"$0\" \"$@\"", executable] + arguments
    } else {
      process.executableURL = URL(fileURLWithPath: executable)
      process.arguments = arguments
    }
    process.standardOutput = try output ?? handle("out.txt") as Any
    process.standardError = try errors ?? handle("err.txt") as Any
    try process.run()
    return process
  }

  /// What the last program wrote to standard error.
  var errors: String { text("err.txt") }

  /// What `--help` alone answers.
  func help() throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = ["--help"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return text
  }

  /// Runs the program to its end.
  @discardableResult
  func call(_ arguments: [String], shell prefix: String? = nil, place: Bool = true) throws -> Answer
  {
    let start = Date()
    let process = try self.start(arguments, shell: prefix, place: place)
    process.waitUntilExit()
    return Answer(
      code: process.terminationReason == .exit
        ? process.terminationStatus : 1000 + process.terminationStatus,
      output: text("out.txt"), errors: text("err.txt"), seconds: Date().timeIntervalSince(start))
  }

  private func handle(_ name: String) throws -> FileHandle {
    let path = folder + "/" + name
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    return try FileHandle(forWritingTo: URL(fileURLWithPath: path))
  }

  func text(_ name: String) -> String {
    (try? String(contentsOfFile: folder + "/" + name, encoding: .utf8)) ?? ""
  }

  /// Waits until cells of the latest run are running.
  func waitUntilRunning(_ cells: [String], _ process: Process) throws {
    while process.isRunning {
      let run = try? lastRun()
      let isThere = cells.allSatisfy { id in
        if case .running? = run?.cell(id)?.state { true } else { false }
      }
      if isThere { return }
      usleep(10_000)
    }
  }

  /// The record of the latest run.
  func lastRun() throws -> Run {
    guard let last = RunFolder.all(in: notebook + "/runs").last else { throw NoRun() }
    return try EventReader.run(path: last.events)
  }
}

extension Process {
  /// The worker of a notebook's program: its only child that leads a process group.
  var worker: pid_t? { Self.children(of: processIdentifier).first { getpgid($0) == $0 } }

  /// The processes of cells, and the one that waits for the next cell.
  var cells: [pid_t] { worker.map(Self.children) ?? [] }

  private static func children(of process: pid_t) -> [pid_t] {
    let path = "/proc/\(process)/task/\(process)/children"
    let children = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return children.split(separator: " ").compactMap { pid_t($0) }
  }
}

/// The program has not begun a run yet.
struct NoRun: Error {}

extension Run {
  func cell(_ id: String) -> CellRun? { cells.first { $0.source.id == id } }

  /// Whether a cell was executed in this run.
  func wasExecuted(_ id: String) -> Bool {
    if case .finished(let result)? = cell(id)?.state { result.origin == .executed } else { false }
  }

  func failure(_ id: String) -> CellFailure? {
    if case .failed(let failure)? = cell(id)?.state { failure } else { nil }
  }
}
