import Foundation
import RunRecord
import Testing

/// What was learned survives interrupts and kills, and the result is that of an undisturbed run.
@Suite(.serialized) struct ResumeTests {
  /// The result hash of the long cell after an undisturbed run of so many steps.
  private func undisturbed(steps: Int) throws -> String? {
    let program = try FaultsProgram()
    defer { program.remove() }
    #expect(try program.call(["run", "steps", "--count", "\(steps)"]).code == 0)
    return try program.lastRun().resultHash("steps")
  }

  @Test func continuesWhenMoreIsAskedFor() throws {
    let program = try FaultsProgram()
    defer { program.remove() }
    #expect(try program.call(["run", "steps", "--count", "7"]).code == 0)
    #expect(try program.call(["run", "steps", "--count", "10"]).code == 0)
    let run = try program.lastRun()
    guard case .finished(let result)? = run.cell("steps")?.state else {
      Issue.record("the cell did not finish")
      return
    }
    #expect(result.resumedAt == "step 8/10")
    #expect(result.resultHash == (try undisturbed(steps: 10)))
  }

  /// Only what a parameter extends is ever taken up again.
  @Test func keepsCheckpointsOfFinishedWorkOnlyForMore() throws {
    let program = try FaultsProgram()
    defer { program.remove() }
    func checkpoints() throws -> Int {
      try FileManager.default.contentsOfDirectory(atPath: program.store + "/checkpoints").count
    }
    #expect(try program.call(["run", "steps", "--count", "3"]).code == 0)
    #expect(try checkpoints() == 1)
    #expect(try program.call(["run", "--kind", "careful"]).code == 0)
    #expect(try checkpoints() == 1, "that of many steps")
    #expect(try program.call(["rerun", "fault", "--kind", "forgetful"]).code == 1)
    #expect(try checkpoints() == 2)
  }

  @Test(arguments: [(SIGINT, Int32(130)), (SIGTERM, Int32(143))])
  func stopsAtAGoodPlaceAndGoesOnFromThere(_ signal: Int32, _ code: Int32) throws {
    let program = try FaultsProgram()
    defer { program.remove() }
    let process = try program.start(["run", "--count", "40", "--pause", "20"])
    try program.waitUntilRunning(["steps"], process)
    usleep(200_000)
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationStatus == code)
    let run = try program.lastRun()
    #expect(run.outcome?.status == .interrupted)
    guard case .interrupted(let position, _)? = run.cell("steps")?.state else {
      Issue.record("the cell was not interrupted: \(String(describing: run.cell("steps")?.state))")
      return
    }
    #expect(position.hasPrefix("step ") && position.hasSuffix("/40"))
    #expect(try program.call(["run", "--count", "40"]).code == 0)
    #expect(try program.lastRun().resultHash("steps") == undisturbed(steps: 40))
  }

  /// A scheduler ends a job by SIGTERM to its processes.
  @Test(arguments: [true, false]) func stopsWhenTheWorkerIsTerminated(_ isWorker: Bool) throws {
    let program = try FaultsProgram()
    defer { program.remove() }
    let process = try program.start(["run", "--count", "200", "--pause", "20"])
    try program.waitUntilRunning(["steps"], process)
    usleep(300_000)
    let victims = isWorker ? process.worker.map { [$0] } ?? [] : process.cells
    #expect(!victims.isEmpty)
    for victim in victims { kill(victim, SIGTERM) }
    process.waitUntilExit()
    #expect(process.terminationStatus == 143)
    let run = try program.lastRun()
    #expect(run.outcome?.status == .interrupted)
    guard case .interrupted(let position, _)? = run.cell("steps")?.state else {
      Issue.record("the cell was not interrupted: \(run.cell("steps")?.state as Any)")
      return
    }
    #expect(position.hasPrefix("step "))
    #expect(try program.call(["run", "--count", "200", "--pause", "20"]).code == 0)
    #expect(try program.lastRun().result("steps")?.resumedAt != nil)
  }

  @Test func stopsAtOnceWhenAskedTwice() throws {
    let program = try FaultsProgram()
    defer { program.remove() }
    let process = try program.start(["run", "--kind", "stubborn"])
    try program.waitUntilRunning(["fault"], process)
    kill(process.processIdentifier, SIGINT)
    usleep(200_000)
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
    #expect(try program.lastRun().outcome?.status == .interrupted)
  }
}

extension Run {
  func resultHash(_ id: String) -> String? {
    if case .finished(let result)? = cell(id)?.state { result.resultHash } else { nil }
  }
}
