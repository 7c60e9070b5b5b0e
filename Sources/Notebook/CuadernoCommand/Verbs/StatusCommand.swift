import ArgumentParser
import Cuaderno
import Foundation
import Printing
import RunRecord

/// `status`: what is up to date, what is not, and why.
struct StatusCommand<Book: Notebook>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "status",
      abstract: "Show which results are up to date, and with --why what changed.")
  }

  @Flag(help: "Name what changed for each cell that is not up to date.")
  var why = false

  @Flag(help: "Exit with code 4 unless every cell is up to date.")
  var exitCode = false

  @OptionGroup var format: JSONFlag
  @OptionGroup(title: "Parameters of the notebook") var parameters: ParameterFlags<Book>
  @OptionGroup var world: WorldFlags
  @OptionGroup var place: PlaceFlags

  func run() throws {
    var request = RunRequest(mode: .update([]))
    request.take(world, parameters.given)
    let survey = try NotebookSurvey(
      try LoadedNotebook(Book.self), request,
      OutputFolders(sources: Book.sources, output: place.output))
    let rows = survey.cells.map(CellStatus.init)
    if format.json {
      try StandardOutput.print(json: rows, by: RecordCoding.encoder())
    } else {
      try show(rows)
      if let holder = survey.holder { try StandardOutput.print("A run is going on: \(holder)") }
    }
    if exitCode, !survey.isFresh { throw ExitCode(4) }
  }

  private func show(_ rows: [CellStatus]) throws {
    let isLocal = rows.allSatisfy { $0.place == nil }
    let table = TextTable(
      header: ["state", "#", "cell", "last run (UTC)", "took", "size"] + (isLocal ? [] : ["where"]),
      rows: rows.map { row in
        [
          row.state, row.number.map(String.init) ?? "", row.cell, row.lastRun?.inUTC ?? "",
          row.seconds.map { TimeSpan(seconds: $0).description } ?? "",
          row.bytes.map { ByteCount($0).description } ?? "",
        ] + (isLocal ? [] : [row.place?.description ?? "here"])
      }, rightAligned: [1, 4, 5])
    let lines = table.lines(width: StandardOutput.width)
    try StandardOutput.print(lines[0])
    for (line, row) in zip(lines.dropFirst(), rows) {
      try StandardOutput.print(line)
      guard why else { continue }
      for reason in row.reasons {
        try StandardOutput.print("  - \(reason.printableInOneLine)")
      }
    }
  }
}

/// A cell in the answer.
private struct CellStatus: Encodable {
  var number: Int?
  var cell: String
  var title: String
  var state: String
  var lastRun: Date?
  var seconds: Double?
  var bytes: Int?
  /// Where the result was computed, if not on the machine of the run.
  var place: CellPlace?
  var reasons: [String]

  init(_ entry: NotebookSurvey.Entry) {
    number = entry.cell.number
    cell = entry.cell.id
    title = entry.cell.title
    state = entry.shownState
    lastRun = entry.state?.date
    seconds = entry.freshness.record?.seconds
    bytes = entry.freshness.record?.summary.byteCount
    place = entry.freshness.record?.place
    reasons = entry.reasons
    if case .failed(let message)? = entry.state?.ending, entry.word == "failed" {
      reasons.append("it failed: \(message)")
    }
    if let accepted = entry.freshness.record?.acceptedReasons, state == "accepted" {
      reasons += accepted.map { "accepted although: \($0)" }
    }
  }
}

extension NotebookSurvey.Entry {
  /// The state in a word; a result that a person declared good is not called fresh.
  var shownState: String {
    word == "fresh" && freshness.record?.acceptedReasons != nil ? "accepted" : word
  }
}
