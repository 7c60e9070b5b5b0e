import ArgumentParser
import Cuaderno
import RunRecord

/// `render`: writes the report anew from the record.
struct RenderCommand<Book: Notebook>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "render",
      abstract: "Write the report of a run anew from its record; nothing is executed.")
  }

  @Argument(
    help: ArgumentHelp(
      "The run, by its folder's name or the beginning of it; the latest by default.",
      valueName: "run"))
  var name: String?

  @OptionGroup var place: PlaceFlags

  func run() throws {
    let folders = OutputFolders(sources: Book.sources, output: place.output)
    let folder = try RunChoice.folder(name, in: folders)
    let record = try EventReader.run(path: folder.events)
    let pages = ReportPages(folders: folders, sources: Book.sources)
    let isLatest = folder == RunFolder.all(in: folders.runs).last
    let paths = (isLatest ? [folders.report] : []) + [folder.report]
    let warnings = try pages.write(record, previous: pages.previous(to: folder.id), to: paths)
    for warning in warnings { StandardError.write("note: \(warning)\n") }
    Swift.print(paths[0])
  }
}

/// Finds the run that a person names.
enum RunChoice {
  /// - Parameter name: The beginning of the folder's name, or of the id after its last dash; `nil` for the latest.
  static func folder(_ name: String?, in folders: OutputFolders) throws -> RunFolder {
    let all = RunFolder.all(in: folders.runs)
    guard let last = all.last else { throw UsageError("there is no run in \(folders.runs) yet") }
    guard let name else { return last }
    let matches = all.filter {
      $0.id.hasPrefix(name) || $0.id.split(separator: "-").last?.hasPrefix(name) == true
    }
    switch matches.count {
    case 1: return matches[0]
    case 0:
      throw UsageError("there is no run \"\(name)\"; the latest are \(Self.names(all.suffix(3)))")
    default:
      throw UsageError("\"\(name)\" may be any of the runs \(Self.names(matches.suffix(5)))")
    }
  }

  private static func names(_ folders: some Sequence<RunFolder>) -> String {
    folders.map(\.id).joined(separator: ", ")
  }
}
