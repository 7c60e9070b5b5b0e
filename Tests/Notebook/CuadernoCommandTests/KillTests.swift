import Foundation
import RunRecord
import Testing

/// Supervisor and worker are killed at random moments of long work; what comes out in the end is that of an undisturbed run.
///
/// 20 kills in all; with SOAK=1, 200. SEED repeats the moments.
@Suite(.serialized) struct KillTests {
  /// Long work that is killed.
  struct Work: Sendable, CustomTestStringConvertible {
    var program = "faults"
    var notebook = "FaultNotebook"
    var cell: String
    var flags: [String]
    var kills: Int
    var testDescription: String { "\(cell) of \(program)" }

    func make() throws -> FaultsProgram { try FaultsProgram(program, notebook: notebook) }
    var arguments: [String] { ["run", cell, "-q"] + flags }
  }

  static let works = [
    Work(cell: "steps", flags: ["--count", "60", "--pause", "10"], kills: 8),
    // A real training.
    Work(
      program: "shapes", notebook: "shapes", cell: "learn",
      flags: ["--pictures", "600", "--epochs", "8", "--threads", "1"], kills: 12),
  ]

  @Test(arguments: works) func isUnharmed(_ work: Work) throws {
    let isLong = ProcessInfo.processInfo.environment["SOAK"] == "1"
    let wanted = work.kills * (isLong ? 10 : 1)
    var random = RandomMoments("kills of \(work.testDescription)")
    let (expected, seconds) = try undisturbed(work)
    var counts = (kills: 0, supervisors: 0, attempts: 0, finished: 0, resumed: 0)
    var program = try work.make()
    while counts.kills < wanted, counts.attempts < 4 * wanted + 20 {
      counts.attempts += 1
      let isSupervisor = counts.kills % 2 == 0
      if try kill(work, program, isSupervisor, after: seconds * random.share()) {
        counts.kills += 1
        counts.supervisors += isSupervisor ? 1 : 0
        guard counts.kills % 4 == 0 || counts.kills == wanted else { continue }
      }
      let answer = try program.call(work.arguments)
      #expect(answer.code == 0, "seed \(random.seed), kill \(counts.kills): \(answer.errors)")
      let result = try program.lastRun().result(work.cell)
      #expect(result?.resultHash == expected, "seed \(random.seed), kill \(counts.kills)")
      counts.finished += 1
      counts.resumed += result?.resumedAt == nil ? 0 : 1
      program.remove()
      program = try work.make()
    }
    program.remove()
    print(
      "kills of \(work.testDescription): \(counts.kills), of these \(counts.supervisors) of the supervisor; "
        + "\(counts.finished) results equal to the undisturbed one, \(counts.resumed) taken up from a checkpoint"
    )
    #expect(counts.kills == wanted && counts.supervisors == (wanted + 1) / 2)
    #expect(counts.resumed > 0)
  }

  /// The result hash of an undisturbed run, and the seconds that the cell took.
  private func undisturbed(_ work: Work) throws -> (hash: String, seconds: Double) {
    let program = try work.make()
    defer { program.remove() }
    let answer = try program.call(work.arguments)
    #expect(answer.code == 0, "\(answer.errors)")
    let result = try #require(try program.lastRun().result(work.cell))
    return (result.resultHash, result.seconds)
  }

  /// Runs the work and kills one of its processes so many seconds after the cell has begun.
  /// - Returns: Whether the kill ended it; otherwise it had finished before.
  private func kill(
    _ work: Work, _ program: FaultsProgram, _ isSupervisor: Bool, after seconds: Double
  ) throws -> Bool {
    let before = Set(RunFolder.all(in: program.notebook + "/runs").map(\.id))
    let process = try program.start(work.arguments)
    while process.isRunning {
      if let last = RunFolder.all(in: program.notebook + "/runs").last, !before.contains(last.id),
        let run = try? EventReader.run(path: last.events),
        case .running? = run.cell(work.cell)?.state
      {
        break
      }
      usleep(2_000)
    }
    usleep(UInt32(seconds * 1e6))
    let victim = isSupervisor ? process.processIdentifier : process.worker
    if let victim, process.isRunning { Foundation.kill(victim, SIGKILL) }
    process.waitUntilExit()
    #expect(try program.call(["status"]).code == 0)
    guard !isSupervisor else {
      return process.terminationReason == .uncaughtSignal
        && process.terminationStatus == SIGKILL
    }
    let cause = try program.lastRun().failure(work.cell)?.cause
    return process.terminationStatus == 128 + SIGKILL && cause == .signal(SIGKILL)
  }
}

extension Run {
  /// What a cell gave.
  func result(_ id: String) -> CellResult? {
    if case .finished(let result)? = cell(id)?.state { result } else { nil }
  }
}
