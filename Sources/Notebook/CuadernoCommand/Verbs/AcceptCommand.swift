import ArgumentParser
import Cuaderno
import Printing

/// `accept CELL`: declares a stale result still good.
struct AcceptCommand<Book: Notebook>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "accept",
      abstract: "Declare a stale result still good; the report says so.")
  }

  @Argument(help: "The cell: number, name or the beginning of a name.")
  var cell: String

  @OptionGroup(title: "Parameters of the notebook") var parameters: ParameterFlags<Book>
  @OptionGroup var world: WorldFlags
  @OptionGroup var place: PlaceFlags

  func run() throws {
    let notebook = try LoadedNotebook(Book.self)
    let id = try notebook.graph.cell(named: cell).id
    var request = RunRequest(mode: .update([]))
    request.take(world, parameters.given)
    let folders = OutputFolders(sources: Book.sources, output: place.output)
    let reasons = try Acceptance.accept(id, notebook, request, folders)
    try StandardOutput.print("\(id) is accepted although: \(reasons.joined(separator: ", "))")
  }
}
