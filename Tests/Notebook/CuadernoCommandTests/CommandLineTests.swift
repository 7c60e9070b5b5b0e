import Foundation
import RunRecord
import Testing

/// What a person types, and what the program answers.
@Suite(.serialized) struct CommandLineTests {
  let program: FaultsProgram

  init() throws { program = try FaultsProgram() }

  /// The program puts `--output FOLDER` last; these lines have it first.
  @Test func takesFlagsBeforeTheVerb() throws {
    defer { program.remove() }
    #expect(try program.call(["-q", "--amount", "5", "rerun", "start"]).code == 0)
    var run = try program.lastRun()
    #expect(run.wasExecuted("start") && !run.wasExecuted("apart"))
    #expect(run.header.parameters.first { $0.name == "amount" }?.value == "5")
    #expect(try program.call(["--why", "status"]).output.contains("it has no stored result"))
    #expect(try program.call(["--help", "rerun"]).output.contains("Execute just the named cells"))
    // A value that is a verb's name stays a value.
    #expect(try program.call(["--from", "start", "--until", "fault", "-q"]).code == 0)
    run = try program.lastRun()
    #expect(run.wasExecuted("fault") && !run.wasExecuted("after"))
    #expect(try program.call(["--nonsense", "rerun", "start"]).code == 2)
  }

  /// As `mpirun -n 2` starts it.
  @Test func isNoneOfSeveralRanks() throws {
    defer { program.remove() }
    let ranks = "export OMPI_COMM_WORLD_SIZE=2 OMPI_COMM_WORLD_RANK="
    let first = try program.call(["list"], shell: ranks + "0")
    #expect(first.code == 2)
    #expect(first.errors.hasPrefix("error: a notebook is one process"), "\(first.errors)")
    #expect(try program.call(["list"], shell: ranks + "1").errors == "")
  }

  @Test func helpNamesParametersAndVerbs() throws {
    defer { program.remove() }
    let help = try program.help()
    for words in [
      "--amount   What the first cell gives.", "[<cells> ...] [<options>]", "dawdle", "watch",
    ] {
      #expect(help.contains(words), "\(words)")
    }
    #expect(help.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test(arguments: [(SIGINT, Int32(130)), (SIGTERM, Int32(143))])
  func stopsWaitingForAnotherRun(_ signal: Int32, _ code: Int32) throws {
    defer { program.remove() }
    let first = try program.start(["run", "--kind", "loop"])
    for _ in 0..<400 where RunFolder.all(in: program.notebook + "/runs").isEmpty { usleep(50_000) }
    let second = try program.start(["run"])
    for _ in 0..<400 where !program.errors.contains("Waiting: ") { usleep(50_000) }
    kill(second.processIdentifier, signal)
    second.waitUntilExit()
    #expect(second.terminationStatus == code)
    kill(first.processIdentifier, SIGINT)
    first.waitUntilExit()
    #expect(RunFolder.all(in: program.notebook + "/runs").count == 1)
  }

  @Test func refusesAStretchThatEndsBeforeItBegins() throws {
    defer { program.remove() }
    let answer = try program.call(["run", "--from", "after", "--until", "start"])
    #expect(answer.code == 2)
    #expect(answer.errors.contains("--from after comes after --until start"))
  }

  @Test func cleansTheStore() throws {
    defer { program.remove() }
    #expect(try program.call(["clean"]).output.contains("nothing to clean"))
    for amount in 1...3 { try program.call(["run", "start", "--amount", "\(amount)"]) }
    let wouldFree = try program.call(["clean", "--keep", "0", "--dry-run"]).output
    #expect(wouldFree.contains("result of start      2"), "\(wouldFree)")
    let store = program.store + "/actions"
    #expect(try FileManager.default.contentsOfDirectory(atPath: store).count == 3)
    let freed = try program.call(["clean", "--keep", "0"]).output
    #expect(freed == wouldFree.replacing("Would free", with: "Freed"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: store).count == 1)
    try program.call(["run", "start", "--amount", "3"])
    #expect(try !program.lastRun().wasExecuted("start"))
    try program.call(["run", "start", "--amount", "2"])
    #expect(try program.lastRun().wasExecuted("start"))
    #expect(
      try program.call(["clean", "--max-size", "1B"]).output.contains("larger than --max-size"))
    #expect(try program.call(["clean", "--max-size", "many"]).code == 2)
  }

  @Test func comparesRuns() throws {
    defer { program.remove() }
    #expect(try program.call(["diff"]).code == 1)
    for amount in [3, 5] { try program.call(["run", "--amount", "\(amount)", "--count", "2"]) }
    let difference = try program.call(["diff"]).output
    for words in [
      "amount  3       5", "start  another result", "total  6       10     +4 better",
      "label   part", "first   3 -> 5, +2", "Times",
    ] {
      #expect(difference.contains(words), "\(words): \(difference)")
    }
    let history = try program.call(["history"]).output
    #expect(history.split(separator: "\n").count == 3 && history.contains("amount=5"))
    let metrics = try String(contentsOfFile: program.notebook + "/metrics.json", encoding: .utf8)
    #expect(metrics.contains("\"part/first\": 5,\n  \"part/second\": 5,"))
  }
}
