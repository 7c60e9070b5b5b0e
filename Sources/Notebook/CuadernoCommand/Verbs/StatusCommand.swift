import ArgumentParser
import Cuaderno
import Foundation
import Printing
import RunRecord

/// `status`: what is up to date, what is not, and why.
struct StatusCommand<Book: Notebook>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "status", abstract: "Show which results are fresh, and with --why what changed.")
  }

  @Flag(help: "Name the parts of the key that changed.")
  var why = false

  @Flag(help: "Print JSON.")
  var json = false

  @Flag(help: "Exit with code 4 when anything is not fresh.")
  var exitCode = false

  @OptionGroup(title: "Parameters of the notebook") var parameters: ParameterFlags<Book>
  @OptionGroup var world: WorldFlags
  @OptionGroup var place: PlaceFlags

  func run() throws {
    var request = RunRequest(mode: .update([]))
    request.take(world, parameters.given)
    let survey = try NotebookSurvey(
      try LoadedNotebook(Book.self), request,
      OutputFolders(sources: Book.sources, output: place.output))
    if json { try printJSON(survey) } else { try printTable(survey) }
    if exitCode, !survey.isFresh { throw ExitCode(4) }
  }

  private func printTable(_ survey: NotebookSurvey) throws {
    let rows = survey.cells.map { entry in
      [
        entry.cell.number.map(String.init) ?? "", entry.cell.id, entry.word,
        entry.state.map { $0.date.inUTC } ?? "",
        entry.freshness.record.map { TimeSpan(seconds: $0.seconds).description } ?? "",
        entry.freshness.record.map { ByteCount($0.summary.byteCount).description } ?? "",
      ]
    }
    let table = TextTable(
      header: ["#", "cell", "state", "last run", "cost", "size"], rows: rows,
      rightAligned: [0, 4, 5])
    let lines = table.text.split(separator: "\n")
    try StandardOutput.print(lines[0])
    for (line, entry) in zip(lines.dropFirst(), survey.cells) {
      try StandardOutput.print(line)
      guard why else { continue }
      for reason in entry.reasons { try StandardOutput.print("     - \(reason)") }
      if case .failed(let message)? = entry.state?.ending, entry.word == "failed" {
        try StandardOutput.print("     - it failed: \(message)")
      }
    }
    if let holder = survey.holder { try StandardOutput.print("A run goes on: \(holder)") }
  }

  private func printJSON(_ survey: NotebookSurvey) throws {
    try StandardOutput.print(json: survey.cells.map(StatusRow.init), by: RecordCoding.encoder())
  }
}

/// A cell in the answer of `status --json`.
private struct StatusRow: Encodable {
  var number: Int?
  var cell: String
  var title: String
  var state: String
  var lastRun: Date?
  var seconds: Double?
  var bytes: Int?
  var reasons: [String]

  init(_ entry: NotebookSurvey.Entry) {
    number = entry.cell.number
    cell = entry.cell.id
    title = entry.cell.title
    state = entry.word
    lastRun = entry.state?.date
    seconds = entry.freshness.record?.seconds
    bytes = entry.freshness.record?.summary.byteCount
    reasons = entry.reasons
  }
}
