import Display
import Foundation
import RunRecord
import Testing

@Suite struct EventReaderTests {
  let path = NSTemporaryDirectory() + "events-\(UUID().uuidString).jsonl"

  private func remove() { try? FileManager.default.removeItem(atPath: path) }

  private static let header = RunHeader(
    id: "r", date: Date(timeIntervalSince1970: 1), notebook: "n", title: "t",
    cells: [
      CellSource(
        id: "load", number: 1, title: "Load", path: "01-load.swift", text: "", inputs: [],
        parameters: [])
    ], parameters: [], seed: 3,
    provenance: Provenance(
      commit: nil, hasUncommittedChanges: false, toolchain: "", operatingSystem: "", processor: "",
      cores: 1, memory: 0, libraries: [:]))

  private static let events: [Event] = [
    Event(time: 0, kind: .runStarted(header)),
    Event(time: 1, kind: .cellStarted(cell: "load")),
    Event(
      time: 2,
      kind: .output(cell: "load", anchor: Anchor(token: 4), .text(PrintedText("a\n\"b\"\u{1B}é")))),
    Event(
      time: 3,
      kind: .metric(
        cell: "load", anchor: Anchor(token: 4), Metric("f1", .number(.nan), of: "bart"))),
    Event(
      time: 4, kind: .runFinished(RunOutcome(status: .succeeded, exitCode: 0, seconds: 4))),
  ]

  private func write() throws {
    let writer = try EventWriter(path: path)
    for event in Self.events { try writer.append(event) }
  }

  private func text() throws -> String { try String(contentsOfFile: path, encoding: .utf8) }
  private func replace(_ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  @Test func readsWhatWasWritten() throws {
    defer { remove() }
    try write()
    let events = try EventReader.events(path: path)
    #expect(events.count == 5)
    #expect(events[0] == Self.events[0] && events[2] == Self.events[2])
    guard case .metric(_, _, let metric) = events[3].kind, case .number(let value) = metric.value
    else {
      Issue.record("\(events[3])")
      return
    }
    #expect(metric.key == "f1/bart" && value.isNaN)
  }

  @Test func leavesOutputsOutWhenTheyAreNotWanted() throws {
    defer { remove() }
    try write()
    let run = try EventReader.run(path: path, withOutputs: false)
    #expect(run.cells[0].outputs.isEmpty && run.metrics.count == 1)
    #expect(run.outcome?.status == .succeeded)
  }

  @Test func ignoresALastLineWithoutItsEnd() throws {
    defer { remove() }
    try write()
    try replace(String(try text().dropLast(7)))
    #expect(try EventReader.events(path: path).count == 4)
    #expect(try EventReader.run(path: path).outcome == nil)
  }

  @Test func namesTheLineThatIsNoEvent() throws {
    defer { remove() }
    try write()
    var lines = try text().split(separator: "\n").map(String.init)
    lines[1] = "{\"kind\":{\"unheardOf\":{}},\"time\":1}"
    try replace(lines.joined(separator: "\n") + "\n")
    #expect(throws: RecordError(path: path, line: 2, reason: "is not an event")) {
      try EventReader.events(path: path)
    }
  }

  @Test func refusesANewerFormatAndAStranger() throws {
    defer { remove() }
    try write()
    try replace(try text().replacing("\"format\":1", with: "\"format\":9"))
    #expect(
      throws: RecordError(
        path: path, line: 1, reason: "has format 9; this program reads up to 1, so upgrade Cuaderno"
      )
    ) { try EventReader.events(path: path) }
    try replace("hello\n")
    #expect(throws: RecordError(path: path, line: 1, reason: "is not the header of a run")) {
      try EventReader.run(path: path)
    }
    try replace("")
    #expect(throws: RecordError.self) { try EventReader.run(path: path) }
  }

  @Test func aRecordIsNeverWrittenOver() throws {
    defer { remove() }
    try write()
    #expect(throws: (any Error).self) { _ = try EventWriter(path: path) }
  }
}
