import ArgumentParser
import Cuaderno
import Foundation
import Printing
import RunRecord

/// `history`: the runs.
struct HistoryCommand<Book: Notebook>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "history", abstract: "List the runs, the latest last.")
  }

  @Option(parsing: .unconditional, help: "How many runs to list.")
  var last = 20

  @OptionGroup var format: JSONFlag
  @OptionGroup var place: PlaceFlags

  mutating func validate() throws {
    if last < 1 { throw ValidationError("--last takes a number of runs above 0, not \(last)") }
  }

  func run() throws {
    let folders = OutputFolders(sources: Book.sources, output: place.output)
    _ = try RunChoice.folder(nil, in: folders)
    let rows = RunFolder.all(in: folders.runs).suffix(last).map(ListedRun.init)
    if format.json { return try StandardOutput.print(json: rows, by: RecordCoding.encoder()) }
    try TextTable(
      header: ["outcome", "run", "started (UTC)", "took", "executed", "settings and key metrics"],
      rows: rows.map(\.cells), rightAligned: [3]
    ).show()
  }
}

/// A run in the answer.
private struct ListedRun: Encodable {
  /// `succeeded`, `failed`, `interrupted`, `unfinished`, or `unreadable` for a damaged record.
  var outcome: String
  var run: String
  var started: Date?
  var seconds: Double?
  /// The cells that were executed.
  var executed: [String] = []
  /// Parameters other than the defaults.
  var parameters: [String: String] = [:]
  var metrics: [String: PlainMetric] = [:]
  private var settings = ""
  private var executedAll = false

  private enum CodingKeys: String, CodingKey {
    case outcome, run, started, seconds, executed, parameters, metrics
  }

  init(_ folder: RunFolder) {
    run = folder.id
    guard let record = try? EventReader.run(path: folder.events, withOutputs: false) else {
      outcome = "unreadable"
      return
    }
    outcome = record.outcome?.status.rawValue ?? "unfinished"
    started = record.header.date
    seconds = record.seconds
    executed = record.cells.filter { $0.startedAt != nil }.map(\.source.id)
    executedAll = executed.count == record.cells.count
    let changed = record.header.parameters.filter { !$0.isDefault }
    parameters = Dictionary(changed.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    metrics = record.metrics.mapValues(PlainMetric.init)
    let key = record.metrics.values.filter { $0.keyFigure != nil }.sorted { $0.name < $1.name }
    settings =
      (changed.map { "\($0.name)=\($0.value)" }
      + key.map { "\($0.name)=\(MetricText.text($0))" }).joined(separator: " ")
  }

  var cells: [String] {
    [
      outcome, run, started?.inUTC ?? "",
      seconds.map { TimeSpan(seconds: $0).description } ?? "",
      executedAll ? "all" : executed.joined(separator: " "), settings,
    ]
  }
}
