import ArgumentParser
import Cuaderno
import Printing
import Programs
import RunRecord

/// `diff [RUN] [RUN]`: what differs between two runs.
struct DiffCommand<Book: Notebook>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "diff",
      abstract:
        "Compare parameters, metrics, times and cells of two runs, by default the last two.",
      discussion: """
        A run is named by its folder's name, as `history` lists it, or the beginning of that, or of the part after the \
        last dash.
        """)
  }

  @Argument(help: ArgumentHelp("The earlier run; by default the one before.", valueName: "earlier"))
  var earlier: String?

  @Argument(help: ArgumentHelp("The later run; by default the latest.", valueName: "later"))
  var later: String?

  @OptionGroup var place: PlaceFlags

  func run() throws {
    let folders = OutputFolders(sources: Book.sources, output: place.output)
    let all = RunFolder.all(in: folders.runs)
    let new = try RunChoice.folder(later, in: folders)
    let old: RunFolder
    if let earlier {
      old = try RunChoice.folder(earlier, in: folders)
    } else {
      guard let before = all.last(where: { $0.id < new.id }) else {
        throw UsageError("there is but one run; nothing to compare it with")
      }
      old = before
    }
    let comparison = RunComparison(
      from: try EventReader.run(path: old.events, withOutputs: false),
      to: try EventReader.run(path: new.events, withOutputs: false))
    try StandardOutput.print(
      "\(old.id) -> \(new.id)\n\n" + ComparisonText(comparison).text, terminator: "")
  }
}
