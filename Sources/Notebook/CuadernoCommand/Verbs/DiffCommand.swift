import ArgumentParser
import Cuaderno
import Printing
import RunRecord

/// `diff [RUN] [RUN]`: what differs between two runs.
struct DiffCommand<Book: Notebook>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "diff",
      abstract:
        "Compare parameters, metrics, times and cells of two runs, by default the last two.",
      discussion: """
        Name a run by its folder as `history` lists it, by the beginning of that name, or by the beginning of the part \
        after the last dash.
        """)
  }

  @Argument(help: ArgumentHelp("The earlier run; by default the one before.", valueName: "earlier"))
  var earlier: String?

  @Argument(help: ArgumentHelp("The later run; by default the latest.", valueName: "later"))
  var later: String?

  @OptionGroup var format: JSONFlag
  @OptionGroup var place: PlaceFlags

  func run() throws {
    let folders = OutputFolders(sources: Book.sources, output: place.output)
    let new = try RunChoice.folder(later, in: folders)
    let old: RunFolder
    if let earlier {
      old = try RunChoice.folder(earlier, in: folders)
    } else {
      let before = RunFolder.all(in: folders.runs).prefix { $0 != new }.last
      guard let before else { throw NoRunYet(folder: folders.runs, count: 1) }
      old = before
    }
    let comparison = RunComparison(
      from: try EventReader.run(path: old.events, withOutputs: false),
      to: try EventReader.run(path: new.events, withOutputs: false))
    if format.json {
      let answer = Answer(from: old.id, to: new.id, comparison)
      return try StandardOutput.print(json: answer, by: RecordCoding.encoder())
    }
    try StandardOutput.print(
      "\(old.id) -> \(new.id)\n\n" + ComparisonText(comparison).text, terminator: "")
  }

  private struct Answer: Encodable {
    struct Change: Encodable {
      var metric: String
      var before: PlainMetric?
      var after: PlainMetric?
      var difference: Double?
      var isBetter: Bool?
    }
    struct Cell: Encodable {
      var cell: String
      var changes: [String]
    }

    var from: String
    var to: String
    var settings: [RunComparison.Setting]
    var cells: [Cell]
    var metrics: [Change]
    var times: [RunComparison.CellTime]

    init(from: String, to: String, _ comparison: RunComparison) {
      self.from = from
      self.to = to
      settings = comparison.settings
      cells = comparison.cells.map {
        Cell(cell: $0.id, changes: $0.kinds.map(ComparisonText.words))
      }
      metrics = comparison.metrics.map {
        Change(
          metric: $0.metric?.key ?? "", before: $0.before.map(PlainMetric.init),
          after: $0.after.map(PlainMetric.init),
          difference: $0.difference, isBetter: $0.isBetter)
      }
      times = comparison.times
    }
  }
}
