import ArgumentParser
import Cuaderno
import Foundation
import Printing
import Programs
import RunRecord

/// `watch`: builds and runs whenever a source file is saved.
struct WatchCommand<Book: Notebook>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "watch",
      abstract: "Build, run what is stale and refresh the report whenever a source file is saved.",
      discussion: """
        The open report reloads itself. Compiler errors appear here and at the top of the report, with file and line. \
        Ctrl-C ends.
        """)
  }

  @OptionGroup(title: "Parameters of the notebook") var parameters: ParameterFlags<Book>
  @OptionGroup var world: WorldFlags
  @OptionGroup var execution: ExecutionFlags
  @OptionGroup var page: PageFlags
  @OptionGroup var place: PlaceFlags

  func run() throws {
    let package = Book.sources.packageFolder
    guard FileManager.default.fileExists(atPath: package + "/Package.swift") else {
      throw UsageError("watch needs the sources, which are no longer at \(package)")
    }
    let folders = OutputFolders(sources: Book.sources, output: place.output)
    let signals = try SignalPipe()
    var pending: [Int32] = []
    let watch = NotebookWatch(
      NotebookBuilder(package: package, program: NotebookBuilder.ownProgram),
      arguments: arguments(output: folders.root), report: folders.report, ignoring: folders.root,
      show: { StandardError.write($0) })
    let code = watch.run {
      pending += signals.received()
      return pending.isEmpty ? nil : pending.removeFirst()
    }
    try settle(folders)
    throw ExitCode(code)
  }

  /// The same flags for `run`, and a report that keeps reloading itself.
  func arguments(output: String) -> [String] {
    ["run", "--stay-live", "--output", output] + world.arguments + parameters.arguments
      + execution.arguments + page.arguments
  }

  /// Leaves a report that no longer reloads itself.
  private func settle(_ folders: OutputFolders) throws {
    guard let last = RunFolder.all(in: folders.runs).last else { return }
    let pages = ReportPages(
      folders: folders, sources: Book.sources, largestPage: page.largestPage)
    let run = try EventReader.run(path: last.events)
    try pages.write(run, previous: pages.previous(to: last.id), to: [folders.report])
  }
}

extension Notebook {
  /// What `watch` with these words runs again and again.
  /// - Throws: The parser's error, for words that `watch` does not take.
  package static func runArguments(ofWatch words: [String], output: String) throws -> [String] {
    try WatchCommand<Self>.parse(words).arguments(output: output)
  }
}
