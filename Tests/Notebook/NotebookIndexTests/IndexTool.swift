import Cuaderno
import Foundation
import Testing

/// The program `notebook-index`, run as the plugin runs it.
enum IndexTool {
  /// - Parameter words: The files of the notebook, and the modules.
  /// - Returns: The exit code, the file that was written, and what standard error got.
  static func run(package: String, _ words: [String]) throws -> (
    code: Int32, text: String, errors: String
  ) {
    let output = package + "/index.swift"
    let process = Process()
    process.executableURL = tool
    process.arguments = ["--package", package, "--output", output, "--notebook", "book"] + words
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let message = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (
      process.terminationStatus, (try? String(contentsOfFile: output, encoding: .utf8)) ?? "",
      message
    )
  }

  private static var tool: URL {
    let tests =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    let beside = URL(fileURLWithPath: tests).deletingLastPathComponent()
    let build =
      FileManager.default.fileExists(atPath: beside.appending(path: "notebook-index").path)
      ? beside : URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    return build.appending(path: "notebook-index")
  }

  /// The index that the written Swift file carries, as the program reads it.
  static func read(_ text: String) throws -> SourceIndex {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex { $0.hasSuffix("#\"\"\"") })
    let end = try #require(lines.firstIndex { $0.hasPrefix("\"\"\"#") })
    return SourceIndex(json: lines[(start + 1)..<end].joined(separator: "\n"))
  }
}
