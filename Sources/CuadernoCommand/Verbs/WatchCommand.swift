import ArgumentParser
import Cuaderno
import Foundation
import RunRecord

/// `watch`: builds and runs whenever a source file is saved.
struct WatchCommand<Book: Notebook>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "watch",
      abstract: "Whenever a source file is saved, build, run what is stale and refresh the report.",
      discussion: """
        The open report renews itself. What does not compile is told here and at the top of the report, with file and \
        line. Ctrl-C ends.
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
      tell: StandardError.write)
    let code = watch.run {
      pending += signals.received()
      return pending.isEmpty ? nil : pending.removeFirst()
    }
    try settle(folders)
    throw ExitCode(code)
  }

  /// The same flags for `run`, and a report that goes on renewing itself.
  private func arguments(output: String) -> [String] {
    let switches = Set(
      ((try? LoadedNotebook(Book.self))?.graph.parameters ?? []).filter(\.isSwitch).map(\.name))
    let given = parameters.given.sorted { $0.key < $1.key }.map { name, value in
      switches.contains(name)
        ? (value == "true" ? "--\(name)" : "--no-\(name)") : "--\(name)=\(value)"
    }
    var arguments = ["run", "--stay-live", "--output", output, "--seed", "\(world.seed)"] + given
    if world.verify { arguments.append("--verify") }
    if let timeout = execution.timeout { arguments.append("--timeout=\(timeout)") }
    if execution.keepGoing { arguments.append("--keep-going") }
    if execution.noWait { arguments.append("--no-wait") }
    if execution.quiet { arguments.append("--quiet") }
    if let size = page.maxPageSize { arguments.append("--max-page-size=\(size)") }
    return arguments
  }

  /// Leaves a report that does not renew itself any more.
  private func settle(_ folders: OutputFolders) throws {
    guard let last = RunFolder.all(in: folders.runs).last else { return }
    let pages = ReportPages(
      folders: folders, sources: Book.sources, largestPage: page.largestPage)
    let run = try EventReader.run(path: last.events)
    try pages.write(run, previous: pages.previous(to: last.id), to: [folders.report])
  }
}
