import Execution
import Foundation
import Report
import RunRecord
import Testing

@Suite struct ExportTests {
  private func json(_ data: Data) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test func jsonHoldsTheResults() throws {
    let object = try json(JSONExport(run: SampleRun.run).data())
    let metrics = try #require(object["metrics"] as? [String: Any])
    #expect(metrics["validation_accuracy"] as? Double == 0.8734)
    let cells = try #require(object["cells"] as? [[String: Any]])
    #expect(cells.map { $0["id"] as? String } == SampleRun.sources.map(\.id))
    let kinds = cells.flatMap { $0["outputs"] as? [[String: Any]] ?? [] }
      .compactMap { $0["kind"] as? String }
    #expect(Set(kinds) == ["text", "markdown", "finding", "table", "figure", "gallery"])
  }

  @Test func notebookCellsHaveWhatTheFormatAsksFor() throws {
    let data = try NotebookExport(run: SampleRun.run).data()
    let object = try json(data)
    #expect(object["nbformat"] as? Int == 4 && object["nbformat_minor"] as? Int == 5)
    let cells = try #require(object["cells"] as? [[String: Any]])
    let ids = cells.compactMap { $0["id"] as? String }
    #expect(ids.count == cells.count && Set(ids).count == ids.count)
    for cell in cells where cell["cell_type"] as? String == "code" {
      #expect(cell["execution_count"] is NSNull && cell["outputs"] is [Any])
    }
  }

  @Test func markdownNamesItsPictures() throws {
    let files = MarkdownExport(run: SampleRun.run).files()
    let text = String(decoding: files[0].data, as: UTF8.self)
    #expect(files[0].path == "README.md")
    for file in files.dropFirst() { #expect(text.contains("](\(file.path))")) }
    #expect(files.contains { $0.path == "images/figure-1.svg" })
    #expect(text.contains("validates at 87.3\u{A0}% with a loss of\n0.412"))
    #expect(text.contains("| &lt;script&gt;alert(1)&lt;/script&gt; |"))
  }

  @Test func figureStandsAlone() throws {
    let files = MarkdownExport(run: SampleRun.run).files()
    let figure = try #require(files.first { $0.path.hasSuffix(".svg") })
    let svg = String(decoding: figure.data, as: UTF8.self)
    #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
    #expect(svg.contains("<defs><path id=\"gq1\""))
  }

  @Test func withoutABrowserThereIsAClearMessage() {
    let export = PDFExport(report: HTMLReport(run: SampleRun.run), searchPath: ["/nowhere"])
    let failure = #expect(throws: PDFExport.Failure.self) { try export.write(to: "/tmp/x.pdf") }
    #expect("\(failure.map { "\($0)" } ?? "")".contains("apt-get install chromium"))
  }
}
