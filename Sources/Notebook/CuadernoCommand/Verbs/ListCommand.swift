import ArgumentParser
import Cuaderno
import Printing

/// `list`: the cells, what they read, and how they stand.
struct ListCommand<Book: Notebook>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "list", abstract: "List the cells, their inputs and state.")
  }

  @OptionGroup(title: "Parameters of the notebook") var parameters: ParameterFlags<Book>
  @OptionGroup var world: WorldFlags
  @OptionGroup var place: PlaceFlags

  func run() throws {
    let notebook = try LoadedNotebook(Book.self)
    var request = RunRequest(mode: .update([]))
    request.take(world, parameters.given)
    let folders = OutputFolders(sources: Book.sources, output: place.output)
    let survey = try NotebookSurvey(notebook, request, folders)
    let rows = survey.cells.map { entry in
      [
        entry.cell.number.map(String.init) ?? "", entry.cell.id, entry.cell.title,
        (entry.cell.inputCells + entry.cell.parameters.map { "--\($0.name)" })
          .joined(separator: " "),
        entry.word,
      ]
    }
    try StandardOutput.print(
      TextTable(header: ["#", "cell", "title", "reads", "state"], rows: rows, rightAligned: [0])
        .text, terminator: "")
  }
}
