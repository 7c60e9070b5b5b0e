import ArgumentParser
import Artifacts
import Cuaderno
import Foundation
import RunRecord

/// Runs a notebook as the command line asks, and writes report and metrics.
struct NotebookRunner<Book: Notebook> {
  var request: RunRequest
  var folders: OutputFolders
  var notebook: LoadedNotebook
  var isQuiet: Bool

  /// - Throws: `ExitCode` when the run does not succeed.
  func run() throws {
    let terminal = Terminal(
      isTerminal: StandardError.isTerminal, isQuiet: isQuiet, write: StandardError.write)
    let live = LiveReport(folders, previous: nil)
    let session = try RunSession(
      notebook, request, folders, listeners: [terminal, live],
      waiting: { holder in
        StandardError.write(
          "waiting: another run holds this notebook, \(holder.map(\.description) ?? "unknown")\n")
      })
    let code = session.execute()
    live.finish()
    let report = try publish(session)
    if let failure = session.recordFailure {
      StandardError.write("error: the record ends early: \(ErrorText.describe(failure))\n")
    }
    Swift.print(report)
    if code != 0 { throw ExitCode(code) }
  }

  /// Writes the report and the metrics of a run that has ended.
  /// - Returns: The report's path.
  private func publish(_ session: RunSession) throws -> String {
    let run = session.run
    let previous = ReportPages.previous(to: run.header.id, in: folders)
    let page = Data(ReportPages.html(run, previous: previous).utf8)
    try AtomicFile.write(page, to: session.folder.report)
    try AtomicFile.write(page, to: folders.report)
    try MetricsFile.write(run.metrics, to: session.folder.metrics)
    try MetricsFile.write(run.metrics, to: folders.metrics)
    return folders.report
  }
}
