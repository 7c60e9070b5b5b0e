import Foundation
import RunRecord
import Testing

/// The supervisor survives what the closure of an external input does; only the cells that read the input fail.
@Suite(.serialized) struct OutsideFaultTests {
  let program: FaultsProgram

  init() throws { program = try FaultsProgram() }

  private func line(of text: String) -> Int? {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "FaultNotebook/Parameters.swift")
    let lines = ((try? String(contentsOf: path, encoding: .utf8)) ?? "").split(
      separator: "\n", omittingEmptySubsequences: false)
    return lines.firstIndex { $0.contains(text) }.map { $0 + 1 }
  }

  private static let declaration = "let world = "

  @Test(
    arguments: [
      ("trap", Int32(132), "a trap in an input", "a trap in an input"),
      ("segfault", 139, "SIGSEGV", "bitPattern: 16"),
      ("exit", 1, "exit(0)", declaration), ("loop", 124, "its time of 6", declaration),
    ]
  )
  func failsTheCellsThatReadIt(_ kind: String, _ code: Int32, _ message: String, _ place: String)
    throws
  {
    defer { program.remove() }
    let flags = ["--outside", kind, "--timeout", "6"]
    let answer = try program.call(["run", "--keep-going"] + flags)
    #expect(answer.code == code, "\(answer.errors)")
    let run = try program.lastRun()
    let failure = run.failure("apart")
    #expect(failure?.message.contains("the input \"world\"") == true)
    #expect(failure?.message.contains(message) == true, "\(String(describing: failure))")
    #expect(failure?.path == "Tests/Notebook/FaultNotebook/Parameters.swift")
    #expect(failure?.line == line(of: place))
    for id in ["start", "fault", "after", "steps"] { #expect(run.wasExecuted(id), "\(id)") }
    let page = try String(contentsOfFile: program.notebook + "/report.html", encoding: .utf8)
    #expect(page.contains("looking at the world"))
    #expect(
      answer.errors.contains(
        "Tests/Notebook/FaultNotebook/Parameters.swift:\(line(of: place) ?? 0)"))
    #expect(try program.call(["run"]).code == 0)
    #expect(try executed() == ["apart"])
  }

  private func executed() throws -> [String] {
    let run = try program.lastRun()
    return run.cells.map(\.source.id).filter { run.wasExecuted($0) }
  }

  @Test func disturbsNoCellBeforeIt() throws {
    defer { program.remove() }
    #expect(try program.call(["run", "fault", "--outside", "trap"]).code == 0)
    #expect(try program.call(["run", "--outside", "trap"]).code == 132)
    #expect(try program.lastRun().outcome?.status == .failed)
  }

  @Test func showsInTheStatus() throws {
    defer { program.remove() }
    try program.call([])
    let status = try program.call(["status", "--why", "--outside", "segfault"])
    #expect(status.code == 0)
    #expect(status.output.contains("looking at the input \"world\": "))
    let accepted = try program.call(["accept", "apart", "--outside", "segfault"])
    #expect(accepted.code == 1 && accepted.errors.contains("looking at the input \"world\": "))
    #expect(try program.call(["status", "--exit-code"]).code == 0)
  }

  @Test func isAMistakeInTheCommandLineWhereItThrows() throws {
    defer { program.remove() }
    let answer = try program.call(["run", "--outside", "throw"])
    #expect(answer.code == 2)
    #expect(answer.errors.contains("world: this went wrong on purpose"))
  }

  @Test func canBeStopped() throws {
    defer { program.remove() }
    let process = try program.start(["run", "--outside", "loop"])
    usleep(900_000)
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
    #expect(try program.call(["run", "--no-wait"]).code == 0)
  }
}
