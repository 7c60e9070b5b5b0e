import CuadernoCommand
import Display
import Foundation
import Hosting
import RunRecord
import TestSupport
import Testing

/// What verbs print, compared with reviewed files.
@Suite(.serialized) struct PrintedTextTests {
  let program: FaultsProgram

  init() throws { program = try FaultsProgram() }

  @Test(arguments: [
    "run", "rerun", "open", "render", "list", "status", "history", "diff", "accept", "clean",
    "watch", "doctor", "export", "new",
  ])
  func helpOfEachVerb(verb: String) throws {
    defer { program.remove() }
    let answer = try program.call([verb, "--help"], place: false)
    #expect(answer.code == 0)
    expectGolden(GoldenTexts.withoutParameters(answer.output), "help-\(verb).txt")
  }

  @Test func answersOfTheVerbs() throws {
    defer { program.remove() }
    func compare(_ words: [String], _ name: String) throws {
      let answer = try program.call(words)
      let text = "exit code \(answer.code)\n\n\(answer.output)\n\(answer.errors)"
      expectGolden(GoldenTexts.stable(text, folder: program.folder), "\(name).txt")
    }
    try compare(["diff"], "no-run")
    try compare(["run"], "run")
    try compare(["run"], "run-fresh")
    try compare(["run", "--amount", "5"], "run-changed")
    try compare(["rerun", "start"], "rerun")
    try compare(["list"], "list")
    try compare(["status", "--why", "--amount", "4"], "status")
    try compare(["run", "--dry-run", "--amount", "4"], "dry-run")
    try compare(["history"], "history")
    try compare(["run", "--kind", "throw"], "run-failed")
    try compare(["diff"], "diff")
    try compare(["clean", "--keep", "0", "--keep-runs", "1"], "clean")
    try compare(["rum"], "misspelled-verb")
    try compare(["run", "--amount", "99"], "usage")
    try compare(["run", "--sweep", "amount=2,4"], "sweep")
  }

  /// The terminal sees one line per cell, its text folded, and a bar as the last line.
  @Test func aRunOnATerminal() {
    defer { program.remove() }
    let cells = ["load", "train", "test"].enumerated().map { index, id in
      CellSource(
        id: id, number: index + 1, title: id.capitalized, path: "\(id).swift", text: "",
        inputs: [], parameters: [])
    }
    var run = Run(
      RunHeader(
        id: "r", date: Date(timeIntervalSince1970: 0), notebook: "n", title: "t", cells: cells,
        parameters: [], seed: 0,
        provenance: Provenance(
          commit: nil, hasUncommittedChanges: false, toolchain: "", operatingSystem: "",
          processor: "", cores: 1, memory: 0, libraries: [:])))
    var screen = ""
    let display = RunDisplay(
      RunDisplay.Style(isTerminal: true, isQuiet: false, width: { 60 }),
      report: "/book/output/report.html", expected: [:], write: { screen += $0 })
    func hear(_ kind: Event.Kind, isReplayed: Bool = false) {
      run.apply(Event(time: 1, kind: kind))
      display.heard(kind, in: run, isReplayed: isReplayed)
    }
    func result(_ seconds: Double, _ origin: CellResult.Origin) -> CellResult {
      CellResult(origin: origin, seconds: seconds, byteCount: 1, key: "", resultHash: "")
    }
    hear(.cellFinished(cell: "load", result(3, .stored(run: "q"))), isReplayed: true)
    hear(.cellStarted(cell: "train"))
    for epoch in 1...40 {
      let line = PrintedText("Epoch \(epoch)/40\u{1B}[K\u{7}\n")
      hear(.output(cell: "train", anchor: Anchor(token: 0), .text(line)))
    }
    hear(.cellFinished(cell: "train", result(83, .executed)))
    hear(.cellStarted(cell: "test"))
    hear(
      .cellFailed(
        cell: "test",
        CellFailure(
          cause: .threw, message: "no \u{1B}[2J pictures\nerror: forged", path: "03-test.swift",
          line: 7, isLastLineReached: true, backtrace: "", seconds: 1)))
    hear(.warning("asked to stop by signal 2"))
    hear(.runFinished(RunOutcome(status: .failed, exitCode: 1, seconds: 90)))
    expectGolden(
      screen.replacing("\u{1B}", with: "<ESC>").replacing("\r", with: "<CR>"), "terminal.txt")
  }
}
