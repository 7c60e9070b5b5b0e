import Foundation
import RunRecord

/// The notebook of faults as a program, with an output folder of its own.
struct FaultsProgram {
  /// What a call gave.
  struct Answer {
    var code: Int32
    var output: String
    var errors: String
    var seconds: Double
  }

  let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "faults-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  /// The program lies beside the tests.
  static var path: String {
    let tests =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    var build = URL(fileURLWithPath: tests).deletingLastPathComponent()
    if !FileManager.default.fileExists(atPath: build.appending(path: "faults").path) {
      build = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    }
    return build.appending(path: "faults").path
  }

  var notebook: String { folder + "/FaultNotebook" }
  var store: String { notebook + "/store" }

  /// Starts the program without waiting.
  func start(_ arguments: [String], shell prefix: String? = nil) throws -> Process {
    let process = Process()
    if let prefix {
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments =
        ["-c", "\(prefix); exec \"$0\" \"$@\"", Self.path] + arguments + ["--output", folder]
    } else {
      process.executableURL = URL(fileURLWithPath: Self.path)
      process.arguments = arguments + ["--output", folder]
    }
    process.standardOutput = try handle("out.txt")
    process.standardError = try handle("err.txt")
    try process.run()
    return process
  }

  /// What `--help` alone answers.
  func help() throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.path)
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
  func call(_ arguments: [String], shell prefix: String? = nil) throws -> Answer {
    let start = Date()
    let process = try self.start(arguments, shell: prefix)
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

  private func text(_ name: String) -> String {
    (try? String(contentsOfFile: folder + "/" + name, encoding: .utf8)) ?? ""
  }

  /// The record of the latest run.
  func lastRun() throws -> Run {
    guard let last = RunFolder.all(in: notebook + "/runs").last else { throw NoRun() }
    return try EventReader.run(path: last.events)
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
