import Foundation
import RunRecord
import Testing

/// What a run makes of everything that a cluster may do to a job; see `OnACluster` in the documentation.
@Suite(.serialized) struct SlurmFailureTests {
  let program: FaultsProgram

  init() throws { program = try FaultsProgram() }

  private let flags = ["run", "steps", "--count", "80", "--pause", "30"]

  /// The result of a run on this machine.
  private func expected() throws -> String? {
    let local = try FaultsProgram()
    defer { local.remove() }
    #expect(try local.call(["run", "steps", "--count", "80"]).code == 0)
    return try local.lastRun().resultHash("steps")
  }

  private func run(_ slurm: FakeSlurm, _ more: [String] = []) throws -> FaultsProgram.Answer {
    try program.call(flags + ["--executor", "slurm"] + more, shell: slurm.shell)
  }

  private func jobsLeft() -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: program.store + "/jobs")) ?? []
  }

  @Test func givesTheResultOfThisMachine() throws {
    let slurm = try FakeSlurm(.none)
    defer {
      slurm.remove()
      program.remove()
    }
    #expect(try run(slurm).code == 0)
    let run = try program.lastRun()
    #expect(run.resultHash("steps") == (try expected()))
    #expect(run.cell("steps")?.place?.node == "n1")
    #expect(run.cell("steps")?.place?.job == "1")
    #expect(jobsLeft().isEmpty)
  }

  /// What is no fault of the cell: the same run submits it again.
  @Test(
    arguments: [
      (FakeSlurm.Fate.unreachable, "controller cannot be reached"),
      (.forgotten, "Slurm knows nothing of"), (.nodeFailure, "the node failed"),
      (.preempted, "was preempted"),
    ] + (SlurmCluster.isSoaking ? [(.twin, "the node failed")] : []))
  func executesAgain(_ fate: FakeSlurm.Fate, _ words: String) throws {
    let slurm = try FakeSlurm(fate)
    defer {
      slurm.remove()
      program.remove()
    }
    let answer = try run(slurm)
    #expect(answer.code == 0, "\(answer.errors)")
    let record = try program.lastRun()
    #expect(record.resultHash("steps") == (try expected()))
    #expect(record.warnings.contains { $0.contains(words) }, "\(record.warnings)")
    #expect(slurm.submissions == (fate == .unreachable ? 1 : 2))
    #expect(jobsLeft().isEmpty)
    sleep(3)
    #expect(slurm.processes.isEmpty, "an old twin notices that it is not wanted any more")
  }

  /// What a person or a limit did: the cell fails with words, and the next run goes on from the checkpoint.
  @Test(
    arguments: [
      (
        FakeSlurm.Fate.timeLimit, "the time limit of job 1 on n1 (1:00) was nearly over at step",
        124
      ),
      (.cancelled, "job 1 on n1 was cancelled at step", 1),
      (.memory, "job 1 on n1 ran out of memory", 1),
    ])
  func leavesACheckpointToTheNextRun(_ fate: FakeSlurm.Fate, _ words: String, _ code: Int) throws {
    let slurm = try FakeSlurm(fate, after: 1)
    defer {
      slurm.remove()
      program.remove()
    }
    #expect(try run(slurm).code == Int32(code))
    let message = try program.lastRun().failure("steps")?.message ?? ""
    #expect(message.contains(words), "\(message)")
    #expect(jobsLeft().isEmpty)
    // On this machine, without Slurm.
    #expect(try program.call(flags).code == 0)
    let run = try program.lastRun()
    #expect(run.resultHash("steps") == (try expected()))
    guard case .finished(let result)? = run.cell("steps")?.state else { return }
    #expect(result.resumedAt?.hasPrefix("step ") == true, "\(result.resumedAt as Any)")
  }

  @Test func saysWhatSbatchRefuses() throws {
    let slurm = try FakeSlurm(.rejected)
    defer {
      slurm.remove()
      program.remove()
    }
    #expect(try run(slurm, ["--slurm", "-p nowhere"]).code == 1)
    let failure = try program.lastRun().failure("steps")
    #expect(failure?.message == "sbatch: error: invalid partition specified: nowhere")
    #expect(failure?.cause == .job("REJECTED"))
  }

  /// Its bits might be others than those of the key.
  @Test func refusesAnotherProgram() throws {
    let slurm = try FakeSlurm(.otherProgram)
    defer {
      slurm.remove()
      program.remove()
    }
    #expect(try run(slurm).code == 1)
    #expect(
      try program.lastRun().failure("steps")?.message
        == "job 1 on n1 cannot execute it: the program is not the one that the run was started with"
    )
  }

  @Test func needsNoAnswerOfTheQueue() throws {
    let slurm = try FakeSlurm(.silentQueue)
    defer {
      slurm.remove()
      program.remove()
    }
    #expect(try run(slurm).code == 0)
    #expect(try program.lastRun().resultHash("steps") == expected())
  }

  @Test func cancelsWhatWaits() throws {
    let slurm = try FakeSlurm(.pending)
    defer {
      slurm.remove()
      program.remove()
    }
    let process = try program.start(flags + ["--executor", "slurm"], shell: slurm.shell)
    while process.isRunning, slurm.submissions == 0 { usleep(10_000) }
    usleep(2_000_000)
    #expect(try program.lastRun().cell("steps")?.progress?.line == "job 1 waits: None")
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
    guard case .interrupted("the queue", _)? = try program.lastRun().cell("steps")?.state else {
      Issue.record("\(try program.lastRun().cell("steps")?.state as Any)")
      return
    }
    let jobs = try FileManager.default.contentsOfDirectory(atPath: slurm.folder + "/jobs")
    #expect(
      jobs.allSatisfy {
        FileManager.default.fileExists(atPath: "\(slurm.folder)/jobs/\($0)/cancelled")
      })
  }

  @Test func stopsWhatRuns() throws {
    let slurm = try FakeSlurm(.none)
    defer {
      slurm.remove()
      program.remove()
    }
    let process = try program.start(flags + ["--executor", "slurm"], shell: slurm.shell)
    while process.isRunning, (try? program.lastRun().cell("steps")?.place) == nil { usleep(10_000) }
    usleep(500_000)
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
    guard case .interrupted(let position, _)? = try program.lastRun().cell("steps")?.state else {
      Issue.record("\(try program.lastRun().cell("steps")?.state as Any)")
      return
    }
    #expect(position.hasPrefix("step "))
    #expect(try program.call(flags).code == 0)
    #expect(try program.lastRun().resultHash("steps") == expected())
  }

  /// The job of a run that was killed ends when another run takes its checkpoint.
  @Test func takesTheCheckpointOfAKilledRun() throws {
    let slurm = try FakeSlurm(.none)
    defer {
      slurm.remove()
      program.remove()
    }
    let flags = ["run", "steps", "--count", "300", "--pause", "30"]
    let process = try program.start(flags + ["--executor", "slurm"], shell: slurm.shell)
    while process.isRunning, (try? program.lastRun().cell("steps")?.place) == nil { usleep(10_000) }
    usleep(700_000)
    kill(process.processIdentifier, SIGKILL)
    // The job inherited the socket by which `waitUntilExit` learns of the end.
    usleep(500_000)
    #expect(slurm.processes.count == 1)
    #expect(try program.call(flags).code == 0)
    let result = try #require(try program.lastRun().result("steps"))
    #expect(result.resumedAt != nil)
    #expect(slurm.processes.isEmpty)
    #expect(jobsLeft().isEmpty)
  }

  @Test func reportsACrashInAJob() throws {
    let slurm = try FakeSlurm(.none)
    defer {
      slurm.remove()
      program.remove()
    }
    let answer = try program.call(
      ["run", "fault", "--kind", "trap", "--executor", "slurm"], shell: slurm.shell)
    #expect(answer.code == 132)
    #expect(try program.lastRun().failure("fault")?.message.contains("a trap on purpose") == true)
  }

  @Test func keepsSmallCellsHere() throws {
    let slurm = try FakeSlurm(.none)
    defer {
      slurm.remove()
      program.remove()
    }
    #expect(try program.call(flags).code == 0)
    #expect(try run(slurm, ["--force"]).code == 0)
    #expect(slurm.submissions == 0, "it took less than ten seconds")
  }

  @Test func passesOptionsOn() throws {
    let slurm = try FakeSlurm(.none)
    defer {
      slurm.remove()
      program.remove()
    }
    #expect(try run(slurm, ["--slurm", "-p short --comment='two words'"]).code == 0)
    #expect(slurm.calls.contains("-p short --comment=two words"))
    #expect(slurm.calls.contains("--no-requeue"))
    #expect(try run(slurm, ["--slurm", "--array=1-3"]).code == 2)
    #expect(try program.call(flags + ["--slurm", "-p short"]).code == 2)
  }
}
