import ArgumentParser
import Cuaderno
import Printing
import RunRecord

/// `history`: the runs.
struct HistoryCommand<Book: Notebook>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "history", abstract: "List the runs, the latest last.")
  }

  @Option(help: "How many runs to list.")
  var last = 20

  @OptionGroup var place: PlaceFlags

  mutating func validate() throws {
    if last < 1 { throw ValidationError("--last takes a number of runs above 0, not \(last)") }
  }

  func run() throws {
    let folders = OutputFolders(sources: Book.sources, output: place.output)
    let rows = RunFolder.all(in: folders.runs).suffix(last).map { folder -> [String] in
      guard let run = try? EventReader.run(path: folder.events, withOutputs: false) else {
        return [folder.id, "", "", "unreadable", "", ""]
      }
      let executed = run.cells.filter { $0.startedAt != nil }.map(\.source.id)
      let changed = run.header.parameters.filter { !$0.isDefault }.map { "\($0.name)=\($0.value)" }
      let figures = run.metrics.values.filter { $0.keyFigure != nil }
        .sorted { $0.name < $1.name }.map { "\($0.name)=\(MetricText.text($0))" }
      return [
        folder.id, run.header.date.inUTC, TimeSpan(seconds: run.seconds).description,
        run.outcome?.status.rawValue ?? "did not end",
        executed.count == run.cells.count ? "all" : executed.joined(separator: " "),
        (changed + figures).joined(separator: " "),
      ]
    }
    try StandardOutput.print(
      TextTable(
        header: ["run", "started", "took", "outcome", "executed", "settings and figures"],
        rows: rows, rightAligned: [2]
      ).text, terminator: "")
  }
}
