import Display
import Foundation
import RunRecord
import Testing

@Suite struct RunTests {
  private static let anchor = Anchor(token: 3)

  private static func header(_ ids: [String]) -> RunHeader {
    let cells = ids.enumerated().map { index, id in
      CellSource(
        id: id, number: index + 1, title: id, path: "\(id).swift", text: "", inputs: [],
        parameters: [])
    }
    let provenance = Provenance(
      commit: nil, hasUncommittedChanges: false, toolchain: "", operatingSystem: "", processor: "",
      cores: 1, memory: 0, libraries: [:])
    return RunHeader(
      id: "r", date: Date(timeIntervalSince1970: 0), notebook: "n", title: "t", cells: cells,
      parameters: [], seed: 0, provenance: provenance)
  }

  private static func run(_ kinds: [Event.Kind]) -> Run? {
    Run(
      ([.runStarted(header(["load", "train"]))] + kinds).enumerated()
        .map { Event(time: Double($0.offset), kind: $0.element) })
  }

  private static func metric(_ cell: String, _ name: String, _ value: Int) -> Event.Kind {
    .metric(cell: cell, anchor: anchor, Metric(name, .integer(value)))
  }

  @Test func withoutAHeaderThereIsNoRun() {
    #expect(Run([Event(time: 0, kind: .cellStarted(cell: "load"))]) == nil)
  }

  @Test func cellsWaitUntilTheyStart() throws {
    let run = try #require(Self.run([.cellStarted(cell: "train")]))
    #expect(run.cells.map(\.state) == [.waiting, .running(since: 1)])
    #expect(run.outcome == nil && run.seconds == 1)
  }

  @Test func aMetricReplacesTheOneOfItsName() throws {
    let run = try #require(
      Self.run([
        Self.metric("load", "n", 1), Self.metric("load", "n", 2), Self.metric("train", "n", 3),
        Self.metric("load", "m", 4),
      ]))
    #expect(run.cells[0].metrics.map(\.value.value) == [.integer(2), .integer(4)])
    #expect(run.metrics.mapValues(\.value) == ["n": .integer(3), "m": .integer(4)])
  }

  @Test func startingAnewForgetsWhatWasShown() throws {
    let text = Output.text(PrintedText("a"))
    let run = try #require(
      Self.run([
        .cellStarted(cell: "load"), .output(cell: "load", anchor: Self.anchor, text),
        Self.metric("load", "n", 1), .cellStarted(cell: "load"),
        .output(cell: "load", anchor: Self.anchor, text),
      ]))
    #expect(run.cells[0].outputs.count == 1)
    #expect(run.cells[0].metrics.isEmpty)
  }

  @Test func cellsThatTheHeaderLacksAreIgnored() throws {
    let run = try #require(Self.run([.cellStarted(cell: "other")]))
    #expect(run.cells.allSatisfy { $0.state == .waiting })
  }

  @Test func theEndIsKept() throws {
    let outcome = RunOutcome(status: .interrupted, exitCode: 130, seconds: 2)
    let run = try #require(
      Self.run([
        .cellInterrupted(cell: "train", position: "epoch 4/7", seconds: 1), .warning("w"),
        .cellStale(cell: "load", reasons: ["seed 0 → 1"]), .runFinished(outcome),
      ]))
    #expect(run.outcome == outcome && run.warnings == ["w"])
    #expect(run.cells[1].state == .interrupted(position: "epoch 4/7", seconds: 1))
    #expect(run.cells[0].staleReasons == ["seed 0 → 1"])
  }
}
