import ArgumentParser
import Cuaderno

/// `rerun CELL...`: executes cells again.
struct RerunCommand<Book: Notebook>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "rerun",
      abstract: "Execute just the named cells, from scratch, with their inputs as stored.")
  }

  @Argument(
    help: "The cells: number, name or the beginning of a name.",
    completion: .list(Book.contents.cells.map(\.id)))
  var cells: [String]

  @OptionGroup(title: "Parameters of the notebook") var parameters: ParameterFlags<Book>
  @OptionGroup var world: WorldFlags
  @OptionGroup var execution: ExecutionFlags
  @OptionGroup var page: PageFlags
  @OptionGroup var place: PlaceFlags

  func run() throws {
    let notebook = try LoadedNotebook(Book.self)
    var request = RunRequest(mode: .rerun(try cells.map { try notebook.graph.cell(named: $0).id }))
    try request.take(
      execution, world, parameters.given, inPackage: Book.sources.packageFolder)
    try NotebookRunner<Book>(
      request: request, folders: OutputFolders(sources: Book.sources, output: place.output),
      notebook: notebook, isQuiet: execution.quiet, largestPage: page.largestPage,
      isStrict: page.strict
    ).run()
  }
}
