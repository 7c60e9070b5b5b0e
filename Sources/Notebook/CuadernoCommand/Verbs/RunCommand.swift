import ArgumentParser
import Cuaderno
import Printing
import Programs

/// `run [CELL...]`: brings cells up to date.
struct RunCommand<Book: Notebook>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "run", abstract: "Run what is out of date and write the report (the default).")
  }

  @Argument(
    help: "Cells to bring up to date, with what they read; all by default.",
    completion: .list(Book.contents.cells.map(\.id)))
  var cells: [String] = []

  @Option(
    help: ArgumentHelp("Begin with this cell; take those before it as stored.", valueName: "cell"),
    completion: .list(Book.contents.cells.map(\.id)))
  var from: String?

  @Option(
    help: ArgumentHelp("End with this cell.", valueName: "cell"),
    completion: .list(Book.contents.cells.map(\.id)))
  var until: String?

  @Flag(help: "Execute these cells even if they are up to date.")
  var force = false

  @Flag(help: "Execute nothing; print what would run, and why.")
  var dryRun = false

  @Option(
    name: .customLong("sweep"),
    help: ArgumentHelp(
      "Run once for each value, as in epochs=5,10,20, and compare the metrics. Several sweeps combine.",
      valueName: "parameter=values"))
  var sweeps: [String] = []

  @Flag(help: .hidden)
  var stayLive = false

  @OptionGroup(title: "Parameters of the notebook") var parameters: ParameterFlags<Book>
  @OptionGroup var world: WorldFlags
  @OptionGroup var execution: ExecutionFlags
  @OptionGroup var page: PageFlags
  @OptionGroup var place: PlaceFlags

  mutating func validate() throws {
    if !cells.isEmpty, from != nil || until != nil {
      throw ValidationError("name cells, or a range by --from and --until, but not both")
    }
    if !sweeps.isEmpty, dryRun { throw ValidationError("--sweep has no --dry-run") }
  }

  func run() throws {
    let notebook = try LoadedNotebook(Book.self)
    func id(_ name: String) throws -> String {
      try notebook.graph.cell(named: name, or: Book.verbs)
    }
    let mode: RunRequest.Mode =
      if from != nil || until != nil {
        try stretch(notebook.graph, from.map(id), until.map(id))
      } else {
        try .update(cells.map(id))
      }
    var request = RunRequest(mode: mode)
    request.isForced = force
    try request.take(
      execution, world, parameters.given, inPackage: Book.sources.packageFolder)
    let folders = OutputFolders(sources: Book.sources, output: place.output)
    if dryRun {
      return try StandardOutput.print(RunForecast(notebook, request, folders).text)
    }
    let runner = NotebookRunner<Book>(
      request: request, folders: folders, notebook: notebook, isQuiet: execution.quiet,
      largestPage: page.largestPage, isStrict: page.strict, staysLive: stayLive)
    if sweeps.isEmpty {
      try runner.run()
    } else {
      try Sweep(sweeps, over: notebook.graph.parameters, given: parameters.given).run(by: runner)
    }
  }

  /// - Throws: `UsageError` for a range that ends before it begins.
  private func stretch(_ graph: CellGraph, _ from: String?, _ until: String?) throws
    -> RunRequest.Mode
  {
    let places = [from, until].compactMap { id in graph.cells.firstIndex { $0.id == id } }
    if let from, let until, places.count == 2, places[0] > places[1] {
      throw UsageError("--from \(from) comes after --until \(until); there is nothing to run")
    }
    return .stretch(from: from, until: until)
  }
}
