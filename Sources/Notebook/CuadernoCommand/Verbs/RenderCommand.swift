import ArgumentParser
import Cuaderno
import Printing
import RunRecord

/// `render`: writes the report again from the record.
struct RenderCommand<Book: Notebook>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "render",
      abstract: "Write the report of a run again from its record; nothing is executed.")
  }

  @OptionGroup var page: PageFlags
  @OptionGroup var flags: RunFlags

  func run() throws {
    let chosen = try flags.chosen(of: Book.self)
    let isLatest = chosen.folder == RunFolder.all(in: chosen.folders.runs).last
    let paths = (isLatest ? [chosen.folders.report] : []) + [chosen.folder.report]
    var pages = chosen.pages
    pages.largestPage = page.largestPage
    let warnings = try pages.write(chosen.run, previous: chosen.previous, to: paths)
    for warning in warnings {
      if page.strict {
        StandardError.write(error: warning)
      } else {
        StandardError.write(note: warning)
      }
    }
    try StandardOutput.print(paths[0])
    if page.strict, !warnings.isEmpty { throw ExitCode.failure }
  }
}
