import ArgumentParser
import Cuaderno
import RunRecord

/// Flags of every verb that reads one run.
public struct RunFlags: ParsableArguments {
  @Option(
    name: .customLong("run"),
    help: ArgumentHelp(
      "The run, by its folder's name or the beginning of that; the latest by default.",
      valueName: "run"))
  var name: String?

  @OptionGroup var place: PlaceFlags

  public init() {}

  /// The values that the cells of the run gave.
  /// - Throws: An error that says which run is missing or cannot be read.
  public func results(of notebook: any Notebook.Type) throws -> StoredResults {
    try chosen(of: notebook).results
  }

  /// The run, its folder and how its pages are made.
  func chosen(of notebook: any Notebook.Type) throws -> ChosenRun {
    let folders = OutputFolders(sources: notebook.sources, output: place.output)
    let folder = try RunChoice.folder(name, in: folders)
    return ChosenRun(
      folders: folders, folder: folder, run: try EventReader.run(path: folder.events),
      pages: ReportPages(folders: folders, sources: notebook.sources))
  }
}

/// A run that a person chose.
struct ChosenRun {
  let folders: OutputFolders
  let folder: RunFolder
  let run: Run
  let pages: ReportPages

  /// The run before it.
  var previous: Run? { pages.previous(to: folder.id) }

  var results: StoredResults { StoredResults(run: run, store: folders.store) }
}
