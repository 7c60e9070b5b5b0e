import Foundation
import RunRecord
import Testing

/// What was learnt survives interrupts and kills, and the result is that of an undisturbed run.
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
    usleep(600_000)
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

  @Test func stopsAtOnceWhenAskedTwice() throws {
    let program = try FaultsProgram()
    defer { program.remove() }
    let process = try program.start(["run", "--kind", "stubborn"])
    usleep(600_000)
    kill(process.processIdentifier, SIGINT)
    usleep(200_000)
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
    #expect(try program.lastRun().outcome?.status == .interrupted)
  }

  /// Supervisor and worker in turn are killed at random moments; 20 times, with SOAK=1 200 times.
  @Test func isUnharmedByKillsAtRandomMoments() throws {
    let rounds = ProcessInfo.processInfo.environment["SOAK"] == "1" ? 200 : 20
    let steps = 25
    var generator = SystemRandomNumberGenerator()
    let seed = UInt64.random(in: 0..<1_000_000, using: &generator)
    print("kills at random moments: seed \(seed), \(rounds) rounds")
    var random = RandomMoments(state: seed)
    let expected = try undisturbed(steps: steps)
    var program = try FaultsProgram()
    var finished = 0
    for round in 0..<rounds {
      let process = try program.start(
        ["run", "steps", "--count", "\(steps)", "--pause", "10", "-q"])
      usleep(UInt32(random.next() % 450_000))
      if round % 2 == 0 {
        kill(process.processIdentifier, SIGKILL)
      } else if let worker = Self.worker(of: process.processIdentifier) {
        kill(worker, SIGKILL)
      }
      process.waitUntilExit()
      #expect(try program.call(["status"]).code == 0)
      if round % 4 == 3 {
        let answer = try program.call(["run", "steps", "--count", "\(steps)", "-q"])
        #expect(answer.code == 0, "seed \(seed), round \(round): \(answer.errors)")
        let hash = try program.lastRun().resultHash("steps")
        #expect(hash == expected, "seed \(seed), round \(round)")
        finished += 1
        program.remove()
        program = try FaultsProgram()
      }
    }
    program.remove()
    print(
      "kills at random moments: \(rounds) kills, \(finished) results equal to the undisturbed one")
  }

  /// The worker is the supervisor's only child that has a group of its own.
  private static func worker(of supervisor: pid_t) -> pid_t? {
    let path = "/proc/\(supervisor)/task/\(supervisor)/children"
    let children = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return children.split(separator: " ").compactMap { pid_t($0) }.first { getpgid($0) == $0 }
  }
}

/// Moments that a seed repeats (a 64-bit linear congruential generator, Knuth's MMIX).
struct RandomMoments {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }
}

extension Run {
  func resultHash(_ id: String) -> String? {
    if case .finished(let result)? = cell(id)?.state { result.resultHash } else { nil }
  }
}
