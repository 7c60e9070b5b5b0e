import ArgumentParser
import Cuaderno
import Printing
import RunRecord

/// Runs a notebook as the command line says, and writes report and metrics.
struct NotebookRunner<Book: Notebook> {
  var request: RunRequest
  var folders: OutputFolders
  var notebook: LoadedNotebook
  var isQuiet: Bool
  /// Whether the report's path is printed, unless quiet.
  var printsPath = true
  /// The size in bytes beyond which the report keeps its pictures in a folder beside it; `nil` for none.
  var largestPage: Int?
  /// Whether mistakes in prose, links and metrics fail the run.
  var isStrict = true
  /// Whether the report keeps reloading itself after the run, because more runs will come.
  var staysLive = false

  private var pages: ReportPages {
    ReportPages(
      folders: folders, sources: notebook.sources, largestPage: largestPage, staysLive: staysLive)
  }

  /// - Throws: `ExitCode` when the run does not succeed.
  func run() throws {
    let code = try outcome().code
    if code != 0 { throw ExitCode(code) }
  }

  /// Runs the notebook, writes report and metrics, and prints the report's path.
  /// - Returns: The folder of the run and its exit code.
  func outcome() throws -> (folder: RunFolder, code: Int32) {
    let display = RunDisplay(
      RunDisplay.Style(
        isTerminal: StandardError.isTerminal, isQuiet: isQuiet,
        width: { StandardError.width ?? 80 }),
      report: folders.report, expected: expectedSeconds,
      jobs: request.jobs ?? request.executor.usualJobs,
      write: { StandardError.write(raw: $0) })
    let live = LiveReport(pages)
    let session: RunSession
    do {
      session = try RunSession(
        notebook, request, folders, listeners: [display, live],
        waiting: { holder in
          let words = holder.map(\.description) ?? "an unknown process"
          StandardError.write("Waiting: another run holds this notebook, \(words).\n")
        })
    } catch let stop as StoppedBeforehand {
      StandardError.write("\(stop)\n")
      throw ExitCode(128 + stop.signal)
    }
    let code = session.execute()
    live.finish()
    if let failure = session.recordFailure {
      StandardError.write(error: "the record ends early: \(ErrorText.describe(failure))")
    }
    let isFlawless = try publish(session)
    do {
      if printsPath, !isQuiet { try StandardOutput.print(folders.report) }
    } catch  where code != 0 {}
    RepeatedRun.removeRun(before: session.run, in: folders.runs)
    return (session.folder, code == 0 && !isFlawless ? 1 : code)
  }

  /// What each cell took when it was last executed.
  private var expectedSeconds: [String: Double] {
    let states = notebook.graph.cells.compactMap { cell -> (String, Double)? in
      guard let state = folders.store.state(of: cell.id), state.ending == .finished else {
        return nil
      }
      return (cell.id, state.seconds)
    }
    return Dictionary(states, uniquingKeysWith: { first, _ in first })
  }

  /// Writes the report and the metrics of a run that has ended.
  /// - Returns: Whether nothing is wrong that fails a run which succeeded otherwise: a report that could not be rendered, or,
  ///   if they are taken strictly, mistakes in prose, links and metrics.
  private func publish(_ session: RunSession) throws -> Bool {
    let run = session.run
    try MetricsFile.write(run.metrics, to: session.folder.metrics)
    try MetricsFile.write(run.metrics, to: folders.metrics)
    let warnings: [String]
    do {
      warnings = try pages.write(
        run, previous: pages.previous(to: run.header.id),
        to: [folders.report, session.folder.report])
    } catch let failure as RenderingFailure {
      StandardError.write(error: failure.description)
      return false
    }
    for warning in warnings {
      if isStrict {
        StandardError.write(error: warning)
      } else {
        StandardError.write(note: warning)
      }
    }
    return warnings.isEmpty || !isStrict
  }
}
