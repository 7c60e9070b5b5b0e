import Artifacts
import Foundation
import RunRecord
import Testing

/// What is stored is used when it is right, and only then.
@Suite(.serialized) struct ReuseTests {
  let program: FaultsProgram

  init() throws { program = try FaultsProgram() }

  private func executed() throws -> [String] {
    let run = try program.lastRun()
    return run.cells.map(\.source.id).filter { run.wasExecuted($0) }
  }

  @Test func executesNothingTwice() throws {
    defer { program.remove() }
    #expect(try program.call([]).code == 0)
    #expect(try executed() == ["start", "fault", "after", "apart", "steps"])
    let answer = try program.call([])
    #expect(try executed() == [])
    #expect(answer.output == program.notebook + "/report.html\n")
    #expect(try program.call(["status", "--exit-code"]).code == 0)
  }

  @Test func executesWhatAParameterReaches() throws {
    defer { program.remove() }
    try program.call([])
    #expect(try program.call(["status", "--exit-code", "--amount", "4"]).code == 4)
    let status = try program.call(["status", "--why", "--amount", "4"]).output
    #expect(status.contains("parameter amount 3 -> 4"))
    try program.call(["run", "--amount", "4"])
    // `fault` gives the number of elements, which is the same: nothing further runs.
    #expect(try executed() == ["start", "fault", "apart"])
    try program.call([])
    #expect(try executed() == [])
  }

  @Test func rerunsJustOneCell() throws {
    defer { program.remove() }
    try program.call([])
    #expect(try program.call(["rerun", "apa"]).code == 0)
    #expect(try executed() == ["apart"])
    #expect(try program.call(["rerun", "4", "--amount", "5"]).code == 0)
    #expect(try executed() == ["apart"])
    let run = try program.lastRun()
    #expect(run.cell("start")?.staleReasons == ["parameter amount 3 -> 5"])
    #expect(run.warnings.contains { $0.contains("start was taken as stored, although stale") })
  }

  @Test func executesWhatIsFreshWhenForced() throws {
    defer { program.remove() }
    try program.call([])
    #expect(try program.call(["run", "start", "apart", "--force"]).code == 0)
    #expect(try executed() == ["start", "apart"])
    #expect(try program.call(["run", "--force"]).code == 0)
    #expect(try executed() == ["start", "fault", "after", "apart", "steps"])
  }

  @Test func tellsTheStatusAsJSON() throws {
    defer { program.remove() }
    try program.call(["run", "start", "fault", "--kind", "throw"])
    let answer = try program.call(["status", "--json", "--amount", "4"])
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [[String: Any]])
    #expect(rows.map { $0["cell"] as? String } == ["start", "fault", "after", "apart", "steps"])
    #expect(
      rows.map { $0["state"] as? String }
        == ["stale", "failed", "never run", "never run", "never run"])
    #expect(rows[0]["reasons"] as? [String] == ["parameter amount 3 -> 4"])
    #expect(rows[0]["number"] as? Int == 1 && rows[0]["title"] as? String == "Start")
    #expect(rows[0]["seconds"] is Double && (rows[0]["bytes"] as? Int ?? 0) > 0)
    #expect(rows[2]["lastRun"] == nil)
  }

  /// A remembered hash that is wrong, under times that are right.
  @Test(arguments: ["files", "folders"])
  func readsAllFilesAnewWhenAskedTo(memory: String) throws {
    defer { program.remove() }
    let data = program.folder + "/data"
    try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
    try Data("some".utf8).write(to: URL(fileURLWithPath: data + "/first.txt"))
    usleep(200_000)
    let flags = ["--folder", data]
    #expect(try program.call(["run", "apart"] + flags).code == 0)
    let file = URL(fileURLWithPath: "\(program.store)/\(memory)")
    let text = try String(contentsOf: file, encoding: .utf8)
    // The hash is before the path, after the second tab from the end.
    let line = try #require(text.split(separator: "\n").last)
    #expect(line.hasSuffix(memory == "files" ? "/first.txt" : "/data"))
    let hash = String(try #require(line.split(separator: "\t").dropLast().last))
    let body = text.dropFirst(65).replacing(hash, with: String(hash.reversed()))
    let digest = Data(body.utf8).withUnsafeBytes { ContentHash(of: $0) }
    try Data("\(digest.digits)\n\(body)".utf8).write(to: file)
    // Where the folder is remembered, its files' hashes are not read.
    if memory == "files" {
      try FileManager.default.removeItem(atPath: program.store + "/folders")
    }
    func isFresh(_ more: [String]) throws -> Bool {
      try program.call(["status"] + flags + more).output.split(separator: "\n")
        .contains { $0.contains("apart") && $0.contains("fresh") }
    }
    #expect(try !isFresh([]))
    #expect(try isFresh(["--verify"]))
    #expect(try isFresh([]), "what was read is remembered")
  }

  @Test func acceptsAStaleResult() throws {
    defer { program.remove() }
    try program.call([])
    #expect(try program.call(["accept", "start", "--amount", "6"]).code == 0)
    #expect(try program.call(["run", "--amount", "6"]).code == 0)
    #expect(try executed() == [])
    guard case .finished(let result)? = try program.lastRun().cell("start")?.state else { return }
    if case .accepted(_, let reasons) = result.origin {
      #expect(reasons == ["parameter amount 3 -> 6"])
    } else {
      Issue.record("\(result.origin)")
    }
  }

  @Test func saysWhatWouldRun() throws {
    defer { program.remove() }
    let answer = try program.call(["run", "--dry-run", "apart"])
    #expect(answer.output.contains("start: it has no stored result"))
    #expect(!answer.output.contains("steps"))
    #expect(RunFolder.all(in: program.notebook + "/runs").isEmpty)
  }

  @Test func tellsWhoHoldsTheLock() throws {
    defer { program.remove() }
    let first = try program.start(["run", "--kind", "loop"])
    usleep(600_000)
    let second = try program.call(["run", "--no-wait"])
    #expect(second.code == 1)
    #expect(second.errors.contains("process \(first.processIdentifier) on "))
    #expect(try program.call(["status"]).output.contains("running"))
    kill(first.processIdentifier, SIGINT)
    first.waitUntilExit()
    #expect(try program.call(["run", "apart", "--no-wait"]).code == 0)
  }

  @Test func refusesAStoreOfANewerProgram() throws {
    defer { program.remove() }
    try program.call([])
    try Data("99\n".utf8).write(to: URL(fileURLWithPath: program.store + "/format"))
    let answer = try program.call([])
    #expect(answer.code == 1)
    #expect(answer.errors.contains("format 99"))
  }

  @Test func offersNearestNames() throws {
    defer { program.remove() }
    for (arguments, words) in [
      (["run", "aprt"], "apart"), (["staus"], "status"), (["rerun", "a"], "after, apart"),
      (["run", "--amuont", "3"], "--amount"), (["run", "--kind", "trp"], "trap"),
      (["run", "--amount", "11"], "1...10"),
    ] {
      let answer = try program.call(arguments)
      #expect(answer.code == 2, "\(arguments)")
      #expect(answer.errors.contains(words), "\(arguments): \(answer.errors)")
    }
  }
}
