import ArgumentParser
import Cuaderno
import Printing

/// `accept CELL`: declares a stale result still good.
struct AcceptCommand<Book: Notebook>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "accept",
      abstract: "Declare a stale result still good; `status` and the report say so.")
  }

  @Argument(
    help: "The cell: number, name or the beginning of a name.",
    completion: .list(Book.contents.cells.map(\.id)))
  var cell: String

  @Flag(help: "Take an acceptance back: the result is stale again.")
  var undo = false

  @OptionGroup(title: "Parameters of the notebook") var parameters: ParameterFlags<Book>
  @OptionGroup var world: WorldFlags
  @OptionGroup var place: PlaceFlags

  func run() throws {
    let notebook = try LoadedNotebook(Book.self)
    let id = try notebook.graph.cell(named: cell).id
    var request = RunRequest(mode: .update([]))
    request.take(world, parameters.given)
    let folders = OutputFolders(sources: Book.sources, output: place.output)
    if undo {
      try Acceptance.undo(id, notebook, request, folders)
      return try StandardOutput.print("\(id) is no longer accepted.")
    }
    let reasons = try Acceptance.accept(id, notebook, request, folders)
    try StandardOutput.print("\(id) is accepted although: \(reasons.joined(separator: ", "))")
  }
}
