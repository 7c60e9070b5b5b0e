import Cuaderno
import CuadernoCommand
import Foundation
import Report
import RunRecord
import Testing

/// A crash of rendering leaves a page that says so, and the record as it was.
@Suite(.serialized) struct RenderingFailureTests {
  @Test func leavesAPageThatNamesTheFailure() throws {
    let program = try FaultsProgram()
    defer { program.remove() }
    try program.call(["--amount", "5"])
    let run = try program.lastRun()
    let folders = OutputFolders(root: program.folder, notebook: "FaultNotebook")
    let sources = SourceIndex(
      packageFolder: "/nowhere", folder: "", compiler: "", files: [], modules: [:])
    var pages = ReportPages(folders: folders, sources: sources)
    pages.render = { report in
      if report.options.packagePath == nil { fatalError("a <trap> in a view") }
      return report.render()
    }
    let error = #expect(throws: RenderingFailure.self) {
      try pages.write(run, previous: nil, to: [folders.report])
    }
    #expect(error?.description.contains("a <trap> in a view") == true)
    let page = try String(contentsOfFile: folders.report, encoding: .utf8)
    #expect(page.contains("could not be rendered: a &lt;trap&gt; in a view"))
    #expect(page.contains(run.header.id) && page.hasSuffix("</html>\n"))
    #expect(try program.lastRun() == run)
    #expect(try program.call(["render"]).code == 0)
    #expect(program.text("FaultNotebook/report.html").contains("Go wrong"))
  }
}
