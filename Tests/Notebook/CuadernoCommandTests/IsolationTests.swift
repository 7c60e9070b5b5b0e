import Display
import Foundation
import RunRecord
import Testing

/// A cell owns its threads, its time and its process.
@Suite(.serialized) struct IsolationTests {
  let program: FaultsProgram

  init() throws { program = try FaultsProgram() }

  @Test(arguments: ["perform", "thread", "detached", "group"])
  func recordsWhatEveryThreadDoes(_ kind: String) throws {
    defer { program.remove() }
    #expect(try program.call(["run", "fault", "--kind", "threads"]).code == 0)
    let cell = try #require(try program.lastRun().cell("fault"))
    let places = Set(0..<20)
    #expect(places.allSatisfy { cell.text.contains("\(kind) \($0);") })
    let findings = cell.outputs.compactMap { placed -> String? in
      if case .finding(let finding) = placed.value { finding.text } else { nil }
    }
    #expect(places.allSatisfy { findings.contains("\(kind) \($0)") })
    let draws = cell.metrics.filter { $0.value.name == kind }
    #expect(draws.count == 20)
    #expect(draws.allSatisfy { $0.value.value == .integer(1) }, "they draw from the cell's source")
  }

  @Test func saysThatThreadsWereLeft() throws {
    defer { program.remove() }
    #expect(try program.call(["run", "after", "--kind", "lingering"]).code == 0)
    let run = try program.lastRun()
    #expect(run.cell("fault")?.text.contains("done at last") == false)
    #expect(
      run.warnings == [
        "2 threads of fault went on after the cell had ended; what was done then is lost. "
          + "Wait for it in the cell"
      ])
    #expect(try program.call(["run", "fault", "--kind", "threads"]).code == 0)
    #expect(try program.lastRun().warnings.isEmpty, "threads of a pool rest")
  }

  /// What a thread prints between the end of the cell and the end of its process is reported. Whether it gets to print then is up to
  /// the scheduler, so some runs may pass before it does.
  @Test func givesNoCellWhatALeftoverThreadPrints() throws {
    defer { program.remove() }
    var isReported = false
    for _ in 0..<20 where !isReported {
      #expect(try program.call(["run", "after", "-q", "--kind", "restless", "--force"]).code == 0)
      let run = try program.lastRun()
      #expect(run.cell("fault")?.text.contains("restless thread") == true)
      #expect(run.cell("fault")?.text.contains("restless task") == true)
      #expect(run.cell("after")?.text.contains("restless") == false)
      isReported = run.warnings.contains { $0.contains(" of fault went on after") }
    }
    #expect(isReported)
  }

  /// The working folder, the environment, the locale, the mask of new files, signals and the state of the C library.
  @Test func hidesWhatAnotherCellChanged() throws {
    defer { program.remove() }
    #expect(try program.call(["run", "after"]).code == 0)
    let undisturbed = try program.lastRun().cell("after")?.text
    #expect(try program.call(["run", "after", "--kind", "restless", "--force"]).code == 0)
    let run = try program.lastRun()
    #expect(run.wasExecuted("fault") && run.wasExecuted("after"))
    #expect(run.cell("after")?.text == undisturbed)
    #expect(undisturbed?.contains("undisturbed, C, ") == true)
  }

  /// Only a process with one thread may be copied.
  @Test func forksFromAProcessWithOneThread() throws {
    let program = try FaultsProgram("shapes", notebook: "shapes")
    defer { program.remove() }
    let process = try program.start(["run", "learn", "--pictures", "600", "--epochs", "20"])
    try program.waitUntilRunning(["learn"], process)
    let worker = try #require(process.worker)
    let threads = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(worker)/task")
    #expect(threads.count == 1, "OpenBLAS is linked, but has no threads")
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
  }

  @Test func runsTheMainActor() throws {
    defer { program.remove() }
    let answer = try program.call(["run", "fault", "--kind", "mainActor", "--timeout", "20"])
    #expect(answer.code == 0)
    #expect(try program.lastRun().cell("fault")?.text.contains("on the main actor") == true)
  }

  /// Code in a cell may write to, or close, a descriptor that it did not open.
  @Test func survivesStrayBytes() throws {
    defer { program.remove() }
    #expect(try program.call(["run", "after", "--kind", "stray", "--timeout", "20"]).code == 0)
    let run = try program.lastRun()
    #expect(run.wasExecuted("fault") && run.wasExecuted("after"))
    #expect(run.warnings.contains { $0.hasPrefix("fault wrote 5 bytes") }, "\(run.warnings)")
  }

  @Test func outlivesACellThatClosesAllDescriptors() throws {
    defer { program.remove() }
    let answer = try program.call(["run", "after", "--kind", "closing", "--timeout", "20"])
    #expect(answer.code > 128 && answer.code < 160)
    #expect(try program.lastRun().failure("fault") != nil)
  }
}

extension CellRun {
  /// Everything that the cell printed.
  var text: String {
    outputs.compactMap { placed -> String? in
      if case .text(let text) = placed.value { text.text } else { nil }
    }.joined()
  }
}
