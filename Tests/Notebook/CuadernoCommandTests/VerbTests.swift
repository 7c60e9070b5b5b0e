import Foundation
import RunRecord
import Testing

/// What verbs do beyond showing tables.
@Suite(.serialized) struct VerbTests {
  let program: FaultsProgram

  init() throws { program = try FaultsProgram() }

  private var runs: [RunFolder] { RunFolder.all(in: program.notebook + "/runs") }

  private func write(_ text: String, _ name: String) throws -> String {
    let path = "\(program.folder)/\(name)"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  @Test func runsWithNothingToDoSayOneLine() throws {
    defer { program.remove() }
    let first = try program.call([])
    #expect(first.errors.split(separator: "\n").count == 6)
    #expect(first.errors.hasPrefix("[1/5] Start  0."))
    let second = try program.call([])
    #expect(second.errors == "Up to date: 5 cells.\n")
    #expect(second.output == "\(program.notebook)/report.html\n")
  }

  @Test func runsWithNothingToDoKeepOneRecord() throws {
    defer { program.remove() }
    for _ in 0..<4 { try program.call([]) }
    #expect(runs.count == 2)
    #expect(try program.call(["history"]).output.split(separator: "\n").count == 3)
    try program.call(["export", "--json"])
    try program.call([])
    #expect(runs.count == 3, "a folder with an export stays")
    try program.call(["--amount", "4"])
    try program.call([])
    try program.call(["--seed", "0"])
    #expect(runs.count == 5, "after other parameters, the record differs")
  }

  @Test func quietRunsPrintNothingButErrors() throws {
    defer { program.remove() }
    let good = try program.call(["-q"])
    #expect(good.output == "" && good.errors == "")
    let bad = try program.call(["-q", "--kind", "throw"])
    #expect(bad.code == 1 && bad.output == "")
    #expect(bad.errors.contains("02-fault.swift:11: (last line reached) error: fault failed: "))
    #expect(bad.errors.split(separator: "\n").count == 1)
  }

  @Test func rerunTakesSeveralCells() throws {
    defer { program.remove() }
    try program.call([])
    let answer = try program.call(["rerun", "start", "steps"])
    #expect(answer.errors.contains("[1/5] Start  ") && answer.errors.contains("[5/5] Many steps"))
    let run = try program.lastRun()
    #expect(run.cells.filter { $0.startedAt != nil }.map(\.source.id) == ["start", "steps"])
  }

  @Test func parametersComeFromAFile() throws {
    defer { program.remove() }
    let file = try write(#"{"amount": 5, "kind": "late", "pause": 1}"#, "parameters.json")
    let answer = try program.call(["run", "start", "--parameters", file, "--kind", "none"])
    #expect(answer.code == 0, "\(answer.errors)")
    let values = try program.lastRun().header.parameters
    #expect(values.first { $0.name == "amount" }?.value == "5")
    #expect(values.first { $0.name == "kind" }?.value == "none")
    #expect(values.first { $0.name == "pause" }?.value == "1")
  }

  @Test(arguments: [
    (#"{"amont": 5}"#, "there is no parameter \"amont\"; did you mean amount?"),
    (#"{"amount": 99}"#, "--amount takes"), (#"{"amount": [1]}"#, "it is not one JSON object"),
    ("[]", "it is not one JSON object"), ("", "it is not one JSON object"),
    (#"{"amount": 1e300}"#, "--amount takes"),
  ])
  func filesOfParametersAreChecked(text: String, message: String) throws {
    defer { program.remove() }
    let file = try write(text, "parameters.json")
    let answer = try program.call(["run", "start", "--parameters", file])
    #expect(answer.code == 2 && answer.errors.contains(message), "\(answer.errors)")
    #expect(runs.isEmpty)
  }

  @Test func aSweepRunsOnceForEachValue() throws {
    defer { program.remove() }
    let answer = try program.call(["run", "--sweep", "amount=2,4", "--sweep", "count=3,5"])
    #expect(answer.code == 0 && runs.count == 4)
    let lines = answer.output.split(separator: "\n")
    #expect(lines[0].hasPrefix("outcome    run"))
    #expect(answer.output.contains("4 5           ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━  8\n"))
    #expect(answer.errors.contains("Sweep 4 of 4: amount=4 count=5\n"))
    #expect(
      lines.suffix(2) == ["\(program.notebook)/sweep.html", "\(program.notebook)/report.html"])
    let page = program.text("FaultNotebook/sweep.html")
    #expect(page.contains("</html>") && page.components(separatedBy: "<rect ").count > 4)
    #expect(page.contains("total by amount count: 2 3 4, 2 5 4, 4 3 8, 4 5 8"))
    #expect(!page.contains("left out"))
  }

  @Test func aSweepGoesOnAfterAFailure() throws {
    defer { program.remove() }
    let answer = try program.call(["run", "--sweep", "kind=throw,none"])
    #expect(answer.code == 1 && runs.count == 2)
    let outcomes = answer.output.split(separator: "\n").dropFirst().prefix(2)
      .map { $0.prefix { $0 != " " } }
    #expect(outcomes == ["failed", "succeeded"])
  }

  @Test(arguments: [
    "amount", "amount=", "amount=99", "amont=3", "amount=1,x", "=3", "amount=1,,2",
  ])
  func sweepsAreChecked(sweep: String) throws {
    defer { program.remove() }
    let answer = try program.call(["run", "--sweep", sweep])
    #expect(answer.code == 2 && answer.errors.hasPrefix("error: "), "\(answer.errors)")
    #expect(runs.isEmpty)
  }

  @Test func anAcceptanceShowsAndCanBeUndone() throws {
    defer { program.remove() }
    try program.call([])
    let five = ["--amount", "5"]
    #expect(try program.call(["accept", "start"] + five).code == 0)
    let status = try program.call(["status", "--why"] + five).output
    #expect(status.contains("accepted  1  start"), "\(status)")
    #expect(status.contains("accepted although: parameter amount 3 -> 5"))
    #expect(try program.call(["accept", "start", "--undo"] + five).code == 0)
    let undone = try program.call(["status"] + five).output
    #expect(undone.contains("stale  1  start"), "\(undone)")
    #expect(try program.call(["status"]).output.contains("fresh  1  start"))
    let again = try program.call(["accept", "start", "--undo"] + five)
    #expect(again.code == 1 && again.errors.contains("start is not accepted"))
  }

  @Test func cleaningKeepsTheLastGoodRun() throws {
    defer { program.remove() }
    try program.call([])
    try program.call([])
    for _ in 0..<3 { try program.call(["--kind", "throw"]) }
    let good = runs[1]
    let answer = try program.call(["clean", "--keep-runs", "2"])
    #expect(answer.code == 0 && runs.count == 3 && runs[0] == good)
    try program.call(["clean", "--keep-runs", "0"])
    #expect(runs == [good])
    #expect(try program.call(["render"]).code == 0)
  }

  @Test func answersAsJSON() throws {
    defer { program.remove() }
    try program.call([])
    try program.call(["--amount", "5"])
    for words in [["list"], ["status"], ["history"], ["diff"]] {
      let answer = try program.call(words + ["--json"])
      _ = try JSONSerialization.jsonObject(with: Data(answer.output.utf8))
      #expect(answer.code == 0 && answer.output.count > 20)
    }
  }

  @Test func exportsToStandardOutput() throws {
    defer { program.remove() }
    try program.call([])
    let answer = try program.call(["export", "--json", "-"])
    _ = try JSONSerialization.jsonObject(with: Data(answer.output.utf8))
    #expect(try program.call(["export", "--markdown", "-"]).code == 2)
  }

  @Test func anExportReplacesNoForeignReadme() throws {
    defer { program.remove() }
    try program.call([])
    let folder = program.folder + "/export"
    #expect(try program.call(["export", "--markdown", folder]).code == 0)
    #expect(try program.call(["export", "--markdown", folder]).code == 0)
    let path = try write("# Mine\n", "export/README.md")
    let answer = try program.call(["export", "--markdown", folder])
    #expect(answer.code == 1)
    #expect(
      answer.errors
        == "error: \(path) was not written by an export and is not replaced; name another folder\n")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "# Mine\n")
  }

  @Test(arguments: ["--json", "--ipynb", "--markdown"])
  func targetsThatCannotBeWrittenAreNamed(format: String) throws {
    defer { program.remove() }
    try program.call([])
    let answer = try program.call(["export", format, "/proc/none/here"])
    #expect(answer.code == 1)
    #expect(answer.errors.hasPrefix("error: cannot "), "\(answer.errors)")
    #expect(answer.errors.contains("/proc/none") && !answer.errors.contains("Error Domain"))
    #expect(answer.errors.split(separator: "\n").count == 1)
  }

  @Test func thereIsOneExitCodeForNoRunYet() throws {
    defer { program.remove() }
    for words in [["open"], ["render"], ["history"], ["diff"], ["export", "--json"]] {
      let answer = try program.call(words)
      #expect(answer.code == 1, "\(words)")
      #expect(answer.errors.hasPrefix("error: there is no run in "), "\(answer.errors)")
    }
  }

  @Test func opensTheReportOfARun() throws {
    defer { program.remove() }
    try program.call([])
    try program.call(["--amount", "5"])
    let name = runs[0].id
    #expect(try program.call(["open", "--run", name]).output == runs[0].report + "\n")
    #expect(try program.call(["open", "--run", "nothing"]).code == 2)
  }

  @Test func completesTheNamesOfCells() throws {
    defer { program.remove() }
    let script = try program.call(["--generate-completion-script", "bash"], place: false).output
    #expect(script.contains("apart") && script.contains("steps"))
    #expect(try program.call(["--version"], place: false).output.hasPrefix("Cuaderno 1."))
  }
}
