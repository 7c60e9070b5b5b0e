import Foundation
import RunRecord
import Testing

/// The runner on a real Slurm cluster. `SOAK=1` adds what takes minutes.
@Suite(
  .serialized,
  .enabled(if: SlurmCluster.isInstalled, "Slurm is not installed, or this is not root"))
final class SlurmClusterTests {
  let program: FaultsProgram
  let cluster: SlurmCluster

  init() throws {
    program = try FaultsProgram()
    cluster = try SlurmCluster()
  }

  deinit {
    cluster.stop()
    program.remove()
  }

  private let steps = ["run", "steps", "--count", "150", "--pause", "40"]

  private func hashes(_ run: Run) -> [String?] { run.cells.map { run.resultHash($0.source.id) } }

  private func expected(_ flags: [String]) throws -> [String?] {
    let local = try FaultsProgram()
    defer { local.remove() }
    #expect(try local.call(flags).code == 0)
    return hashes(try local.lastRun())
  }

  private func start(_ flags: [String]) throws -> Process {
    try program.start(flags + ["--executor", "slurm"], shell: cluster.shell)
  }

  private func call(_ flags: [String]) throws -> FaultsProgram.Answer {
    try program.call(flags + ["--executor", "slurm"], shell: cluster.shell)
  }

  private func waitUntilPlaced(_ process: Process) {
    while process.isRunning, (try? program.lastRun().cell("steps")?.place) == nil { usleep(50_000) }
  }

  @Test func givesTheResultsOfThisMachine() throws {
    let answer = try call(["run"])
    #expect(answer.code == 0, "\(answer.errors)")
    let run = try program.lastRun()
    #expect(hashes(run) == (try expected(["run"])))
    #expect(run.cells.allSatisfy { $0.place != nil })
    // Three cells follow each other.
    #expect(answer.seconds < 3 * 5, "at most five seconds a cell")
    let status = try program.call(["status"]).output
    #expect(status.contains("where") && status.contains("job 1 on n1"), "\(status)")
    #expect(try program.call(["status", "--json"]).output.contains("\"secondsQueued\""))
    let page = try String(contentsOfFile: program.notebook + "/report.html", encoding: .utf8)
    #expect(page.contains("job 1 on n1"))
  }

  @Test func goesOnAfterACancelledJob() throws {
    let process = try start(steps)
    waitUntilPlaced(process)
    sleep(1)
    cluster.answer("scancel --me")
    process.waitUntilExit()
    #expect(process.terminationStatus == 1)
    let message = try program.lastRun().failure("steps")?.message ?? ""
    #expect(message.contains("was cancelled at step"), "\(message)")
    #expect(try call(steps).code == 0)
    let run = try program.lastRun()
    #expect(hashes(run) == (try expected(["run", "steps", "--count", "150"])))
    #expect(run.result("steps")?.resumedAt != nil)
  }

  @Test func stopsAndCancelsOnRequest() throws {
    let process = try start(
      ["run", "--count", "400", "--pause", "40", "--kind", "loop", "--slurm", "--exclusive"])
    waitUntilPlaced(process)
    sleep(2)
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
    for id in ["steps", "fault"] {
      guard case .interrupted? = try program.lastRun().cell(id)?.state else {
        Issue.record("\(id): \(try program.lastRun().cell(id)?.state as Any)")
        continue
      }
    }
    sleep(2)
    #expect(cluster.answer("squeue -h") == "")
  }

  @Test func survivesTheController() throws {
    let process = try start(steps)
    waitUntilPlaced(process)
    kill(cluster.controller, SIGKILL)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(hashes(try program.lastRun()) == (try expected(["run", "steps", "--count", "150"])))
  }

  @Test(.enabled(if: SlurmCluster.isSoaking, "SOAK=1 runs it")) func namesTheTimeLimit() throws {
    let long = ["run", "steps", "--count", "1500", "--pause", "80"]
    let answer = try call(long + ["--slurm", "-t 1"])
    #expect(answer.code == 124)
    let message = try program.lastRun().failure("steps")?.message ?? ""
    #expect(message.contains("the time limit of job 1 on n1 (1:00) was nearly over at step"))
    #expect(try program.call(["run", "steps", "--count", "1500", "--pause", "80"]).code == 0)
    #expect(try program.lastRun().result("steps")?.resumedAt != nil)
    #expect(
      hashes(try program.lastRun()) == (try expected(["run", "steps", "--count", "1500"])))
  }

  /// A job whose `slurmd` died goes on; if Slurm declares it lost, what it says itself still counts.
  @Test(.enabled(if: SlurmCluster.isSoaking, "SOAK=1 runs it")) func survivesANode() throws {
    let long = ["run", "steps", "--count", "1000", "--pause", "80"]
    let process = try start(long)
    waitUntilPlaced(process)
    sleep(1)
    kill(cluster.nodes[0], SIGKILL)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(hashes(try program.lastRun()) == (try expected(["run", "steps", "--count", "1000"])))
  }

  /// Kills a daemon at a random moment of each run: no wrong result, nothing lost, and the next run ends green.
  @Test(.enabled(if: SlurmCluster.isSoaking, "SOAK=1 runs it")) func survivesRandomKills() throws {
    var random = RandomMoments("kills of Slurm's controller")
    let good = try expected(["run"])
    for round in 0..<8 {
      try? FileManager.default.removeItem(atPath: program.notebook)
      let process = try start(["run", "--pause", "100"])
      usleep(UInt32(6e6 * random.share()))
      kill(cluster.controller, SIGKILL)
      usleep(UInt32(3e6 * random.share()))
      cluster.startController()
      process.waitUntilExit()
      if process.terminationStatus != 0 { #expect(try call(["run", "--pause", "100"]).code == 0) }
      #expect(hashes(try program.lastRun()) == good, "round \(round), seed \(random.seed)")
    }
  }
}
