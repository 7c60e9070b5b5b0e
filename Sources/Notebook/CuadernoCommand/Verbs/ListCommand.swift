import ArgumentParser
import Cuaderno
import Printing
import RunRecord

/// `list`: the cells, what they read, and their states.
struct ListCommand<Book: Notebook>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "list", abstract: "List the cells with their state and inputs.")
  }

  @OptionGroup var format: JSONFlag
  @OptionGroup(title: "Parameters of the notebook") var parameters: ParameterFlags<Book>
  @OptionGroup var world: WorldFlags
  @OptionGroup var place: PlaceFlags

  func run() throws {
    let notebook = try LoadedNotebook(Book.self)
    var request = RunRequest(mode: .update([]))
    request.take(world, parameters.given)
    let folders = OutputFolders(sources: Book.sources, output: place.output)
    let survey = try NotebookSurvey(notebook, request, folders)
    let rows = survey.cells.map(ListedCell.init)
    if format.json { return try StandardOutput.print(json: rows) }
    let isLocal = rows.allSatisfy { $0.place == nil }
    try TextTable(
      header: ["state", "#", "cell", "title", "reads"] + (isLocal ? [] : ["where"]),
      rows: rows.map { row in
        [
          row.state, row.number.map(String.init) ?? "", row.cell, row.title,
          (row.inputs + row.parameters.map { "--\($0)" }).joined(separator: " "),
        ] + (isLocal ? [] : [row.place?.description ?? "here"])
      }, rightAligned: [1]
    ).show()
  }
}

/// A cell in the answer.
private struct ListedCell: Encodable {
  var number: Int?
  var cell: String
  var title: String
  var state: String
  var inputs: [String]
  var parameters: [String]
  /// Where the result was computed, if not on the machine of the run.
  var place: CellPlace?

  init(_ entry: NotebookSurvey.Entry) {
    number = entry.cell.number
    cell = entry.cell.id
    title = entry.cell.title
    state = entry.shownState
    inputs = entry.cell.inputCells
    parameters = entry.cell.parameters.map(\.name)
    place = entry.freshness.record?.place
  }
}
