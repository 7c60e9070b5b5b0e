import Foundation
import RunRecord

/// The laboratory as a program with a temporary output folder.
struct SimpsonsProgram {
  /// The result of a call.
  struct Answer {
    var code: Int32
    var output: String
    var errors: String

    var lastLine: String? { output.split(separator: "\n").last.map(String.init) }
  }

  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "simpsons-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// The folder of the notebook's output.
  var notebook: URL { folder.appending(path: "output/simpsons") }

  /// Runs the program to completion, without any real pictures on this machine.
  func call(_ arguments: String...) throws -> Answer { try call(arguments) }

  /// Runs the program to completion, without any real pictures on this machine.
  func call(_ arguments: [String]) throws -> Answer {
    let process = Process()
    process.executableURL = Self.executable
    process.arguments = arguments + ["--output", folder.appending(path: "output").path]
    var environment = ProcessInfo.processInfo.environment
    environment["SIMPSONS_DATA"] = nil
    process.environment = environment
    let output = try file("output.txt")
    let errors = try file("errors.txt")
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return Answer(
      code: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8))
  }

  /// The record of the latest run.
  func latestRun() throws -> Run {
    let folders = RunFolder.all(in: notebook.appending(path: "runs").path)
    guard let latest = folders.last else { throw CocoaError(.fileNoSuchFile) }
    return try EventReader.run(path: latest.events)
  }

  private func file(_ name: String) throws -> URL {
    let url = folder.appending(path: name)
    try Data().write(to: url)
    return url
  }

  /// The program, which is built next to the tests.
  private static var executable: URL {
    let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    let beside = tests.deletingLastPathComponent().appending(path: "simpsons")
    if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
    return URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "simpsons")
  }
}
