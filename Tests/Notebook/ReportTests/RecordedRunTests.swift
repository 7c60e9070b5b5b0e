import Foundation
import Report
import RunRecord
import Testing

/// Renders a recorded run, to look at its views and to measure them.
///
/// `REPORT_RECORD=output/simpsons/runs/ID/events.jsonl REPORT_FOLDER=/tmp/views swift test -c release --filter RecordedRun`
@Suite(.enabled(if: ProcessInfo.processInfo.environment["REPORT_RECORD"] != nil))
struct RecordedRunTests {
  @Test func viewsAreWritten() throws {
    let environment = ProcessInfo.processInfo.environment
    let run = try EventReader.run(path: try #require(environment["REPORT_RECORD"]))
    let folder = try #require(environment["REPORT_FOLDER"])
    let clock = ContinuousClock()
    var report = HTMLReport(run: run).render()
    let times = (0..<3).map { _ in
      clock.measure { report = HTMLReport(run: run, previous: run).render() }
    }
    print("rendered \(report.html.utf8.count) bytes in \(times)")
    for problem in report.problems { print(problem) }
    try MarkdownExport(run: run).write(to: folder)
    try NotebookExport(run: run).data().write(to: URL(filePath: "\(folder)/run.ipynb"))
    try JSONExport(run: run).data().write(to: URL(filePath: "\(folder)/run.json"))
    try report.write(to: "\(folder)/report.html")
    if environment["REPORT_PDF"] != nil {
      try PDFExport(report: HTMLReport(run: run)).write(to: "\(folder)/report.pdf")
    }
  }
}
