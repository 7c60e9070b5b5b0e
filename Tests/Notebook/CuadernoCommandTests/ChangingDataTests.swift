import Foundation
import Testing

/// Data that changes while a cell reads it.
@Suite(.serialized) struct ChangingDataTests {
  let program: FaultsProgram
  let data: String

  init() throws {
    program = try FaultsProgram()
    data = program.folder + "/data"
    try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
    try write("slow", to: "first.txt")
    try write("other", to: "second.txt")
  }

  private func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(data)/\(name)"))
  }

  @Test func keepsNothingThatWasReadMeanwhile() throws {
    defer { program.remove() }
    let process = try program.start(["run", "apart", "--folder", data])
    let start = Date()
    while (try? program.lastRun().cell("apart")?.outputs.isEmpty) != false {
      guard Date().timeIntervalSince(start) < 20 else { break }
      usleep(5_000)
    }
    try write("changed", to: "second.txt")
    process.waitUntilExit()
    #expect(process.terminationStatus == 1)
    let failure = try #require(try program.lastRun().failure("apart"))
    #expect(failure.message.contains("what it reads changed meanwhile: \(data); "))
    #expect(failure.message.contains("run again"))
    #expect(failure.path == "Tests/Notebook/FaultNotebook/04-apart.swift")
    // The old content is back; nothing passes for its result.
    try write("other", to: "second.txt")
    #expect(try program.call(["status", "--folder", data]).output.contains("failed"))
    #expect(try program.call(["run", "apart", "--folder", data]).code == 0)
    #expect(try program.lastRun().wasExecuted("apart"))
    #expect(try program.call(["run", "apart", "--folder", data]).code == 0)
    #expect(try !program.lastRun().wasExecuted("apart"))
  }

  @Test func saysSoOfAFolderThatVanishes() throws {
    defer { program.remove() }
    let process = try program.start(["run", "apart", "--folder", data])
    let start = Date()
    while (try? program.lastRun().cell("apart")?.outputs.isEmpty) != false {
      guard Date().timeIntervalSince(start) < 20 else { break }
      usleep(5_000)
    }
    try FileManager.default.removeItem(atPath: data)
    process.waitUntilExit()
    #expect(process.terminationStatus == 1)
    let message = try program.lastRun().failure("apart")?.message ?? ""
    #expect(message.contains("changed meanwhile") && message.contains(data))
  }
}
