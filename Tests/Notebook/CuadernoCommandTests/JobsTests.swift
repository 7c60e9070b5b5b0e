import Foundation
import RunRecord
import Testing

/// Cells that do not depend on each other run side by side.
@Suite(.serialized) struct JobsTests {
  let program: FaultsProgram

  init() throws { program = try FaultsProgram() }

  private func hashes(_ run: Run) -> [String?] { run.cells.map { run.resultHash($0.source.id) } }

  @Test func givesTheSameResults() throws {
    defer { program.remove() }
    #expect(try program.call(["run"]).code == 0)
    let expected = hashes(try program.lastRun())
    #expect(expected.allSatisfy { $0 != nil })
    let other = try FaultsProgram()
    defer { other.remove() }
    #expect(try other.call(["run", "--jobs", "4"]).code == 0)
    #expect(hashes(try other.lastRun()) == expected)
  }

  @Test func runsCellsAtTheSameTime() throws {
    defer { program.remove() }
    #expect(try program.call(["run", "--jobs", "3", "--kind", "late", "--count", "3"]).code == 0)
    let run = try program.lastRun()
    let late = try #require(run.cell("fault")?.startedAt)
    let steps = try #require(run.cell("steps")?.startedAt)
    #expect(abs(steps - late) < 1.4, "the late cell takes 1.5 s")
    #expect(run.cells.allSatisfy { run.wasExecuted($0.source.id) })
  }

  @Test func letsACellRunAlone() throws {
    defer { program.remove() }
    #expect(try program.call(["run", "--jobs", "3", "--count", "40", "--pause", "40"]).code == 0)
    let run = try program.lastRun()
    let steps = try #require(run.cell("steps"))
    let took = try #require(run.result("steps")?.seconds)
    let after = try #require(run.cell("after")?.startedAt)
    #expect(after >= (steps.startedAt ?? .infinity) + took)
  }

  @Test func keepsWhatEachCellShowsApart() throws {
    defer { program.remove() }
    #expect(try program.call(["run", "--jobs", "4", "--kind", "threads"]).code == 0)
    let run = try program.lastRun()
    #expect(run.cell("start")?.text == "starting with 3\n")
    #expect(run.cell("steps")?.text == "")
    #expect(run.cell("fault")?.text.contains("thread 19;") == true)
  }

  @Test func goesOnBesideACrash() throws {
    defer { program.remove() }
    let flags = ["--jobs", "3", "--kind", "trap", "--keep-going"]
    #expect(try program.call(["run"] + flags).code == 132)
    let run = try program.lastRun()
    #expect(run.failure("fault")?.message.contains("a trap on purpose") == true)
    for id in ["start", "apart", "steps"] { #expect(run.wasExecuted(id), "\(id)") }
    #expect(run.cell("after")?.state == .skipped(reason: "it reads fault, which has no result"))
  }

  @Test func interruptsEveryRunningCell() throws {
    defer { program.remove() }
    let process = try program.start(
      ["run", "--jobs", "3", "--kind", "loop", "--count", "400", "--pause", "20"])
    try program.waitUntilRunning(["fault", "steps"], process)
    usleep(200_000)
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
    let run = try program.lastRun()
    for id in ["fault", "steps"] {
      guard case .interrupted? = run.cell(id)?.state else {
        Issue.record("\(id) was not interrupted: \(run.cell(id)?.state as Any)")
        continue
      }
    }
    #expect(try program.call(["run", "steps", "--count", "40"]).code == 0)
  }
}
