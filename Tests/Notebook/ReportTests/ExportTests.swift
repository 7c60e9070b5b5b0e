import Display
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
    #expect(object["format"] as? Int == JSONExport.format && object["seed"] as? Int == 0)
    let parameters = try #require(object["parameters"] as? [String: Any])
    #expect(parameters["epochs"] as? Int == 7 && parameters["data"] as? String == SampleRun.hostile)
    let provenance = try #require(object["provenance"] as? [String: Any])
    #expect(provenance["toolchain"] as? String == "Swift 6.3.1")
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

  @Test func notebookCellsOfLikeNamesStayApart() throws {
    let long = String(repeating: "a", count: 45)
    let names = ["one-two", "onetwo", "\(long)1", "\(long)2", "one-two--1", "é", "ü"]
    var header = SampleRun.header()
    header.cells = names.enumerated().map { index, name in
      SampleRun.source(index + 1, name, name, "//: text\nlet a = Cell(\"A\") { }\n//: more\n")
    }
    let object = try json(try NotebookExport(run: Run(header)).data())
    let cells = try #require(object["cells"] as? [[String: Any]])
    let ids = cells.compactMap { $0["id"] as? String }
    #expect(ids.count > 14 && Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0.wholeMatch(of: /[A-Za-z0-9_-]{1,64}/) != nil })
  }

  @Test func markdownNamesItsPictures() throws {
    let files = MarkdownExport(run: SampleRun.run).files()
    let text = String(decoding: files[0].data, as: UTF8.self)
    #expect(files[0].path == "README.md")
    for file in files.dropFirst() { #expect(text.contains("](\(file.path))")) }
    #expect(files.contains { $0.path == "images/figure-1.svg" })
    #expect(text.contains("validates at 87.3% with a loss of\n0.412"))
    #expect(text.contains("| &lt;script&gt;alert(1)&lt;/script&gt; |"))
    #expect(text.contains("<summary>Code, 1 line</summary>"))
  }

  @Test func groupsOfPicturesBeginRows() throws {
    let text = String(decoding: MarkdownExport(run: SampleRun.run).files()[0].data, as: UTF8.self)
    let rows = text.split(separator: "\n").filter { $0.contains("![Picture") }
    #expect(rows.map { $0.components(separatedBy: "![Picture").count - 1 } == [2, 6, 1])
    let notebook = String(decoding: try NotebookExport(run: SampleRun.run).data(), as: UTF8.self)
    #expect(notebook.components(separatedBy: "<div><figure").count - 1 == 2)
  }

  @Test func picturesKeepTheirMarks() throws {
    let notebook = String(decoding: try NotebookExport(run: SampleRun.run).data(), as: UTF8.self)
    #expect(notebook.contains("✗ Principal Skinner") && notebook.contains("✓ Principal Skinner"))
  }

  /// Two cells whose notes have one label, the second's definition in another piece of its prose.
  private var notes: Run {
    let texts = [
      "//: one[^1]\n//:\n//: [^1]: first\nlet a = Cell(\"A\") { }\n",
      "//: two[^1] ![x](x.png)\nlet b = Cell(\"B\") { }\n//: later[^1]\n//:\n//: [^1]: second\n",
    ]
    var header = SampleRun.header()
    header.cells = zip(["a", "b"], texts).enumerated().map { index, cell in
      SampleRun.source(index + 1, cell.0, cell.0, cell.1)
    }
    return Run(header)
  }

  @Test func notesOfTwoCellsStayApart() {
    let text = String(decoding: MarkdownExport(run: notes).files()[0].data, as: UTF8.self)
    for words in ["one[^a-1]", "[^a-1]: first", "two[^b-1]", "later[^b-1]", "[^b-1]: second"] {
      #expect(text.contains(words))
    }
    let html = HTMLReport(run: notes).render().html
    let ids = html.split(separator: "id=\"_note-").dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(ids.count == 6 && Set(ids).count == 6)
  }

  @Test func picturesOfProseAreAttachedInANotebook() throws {
    let picture = SamplePicture.picture(edge: 4, gray: 9, alternativeText: "").data
    let data = try NotebookExport(run: notes) { $0 == "x.png" ? picture : nil }.data()
    let cells = try #require(try json(data)["cells"] as? [[String: Any]])
    let attached = try #require(cells.compactMap { $0["attachments"] as? [String: Any] }.first)
    let (name, content) = try #require(attached.first)
    #expect(
      (content as? [String: String]) == ["image/png": picture.base64EncodedString()])
    let sources = cells.flatMap { $0["source"] as? [String] ?? [] }.joined()
    #expect(sources.contains("![x](attachment:\(name))"))
  }

  @Test func figureStandsAlone() throws {
    let files = MarkdownExport(run: SampleRun.run).files()
    let figure = try #require(files.first { $0.path.hasSuffix(".svg") })
    let svg = String(decoding: figure.data, as: UTF8.self)
    #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
    #expect(svg.contains("<defs><path id=\"gq1\""))
  }

  @Test func aBrowserThatDoesNotEndIsStopped() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("cuaderno-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let program = folder.appendingPathComponent("chromium").path
    try Data("#!/bin/sh\ntrap '' TERM\nwhile :; do sleep 0.1; done\n".utf8)
      .write(to: URL(filePath: program))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
    var export = PDFExport(report: HTMLReport(run: SampleRun.run), searchPath: [folder.path])
    export.timeLimit = 0.2
    let path = folder.appendingPathComponent("x.pdf").path
    let failure = #expect(throws: PDFExport.Failure.self) { try export.write(to: path) }
    #expect(failure == .timedOut(program: program, seconds: 0.2))
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func withoutABrowserThereIsAClearMessage() {
    let export = PDFExport(report: HTMLReport(run: SampleRun.run), searchPath: ["/nowhere"])
    let failure = #expect(throws: PDFExport.Failure.self) { try export.write(to: "/tmp/x.pdf") }
    #expect("\(failure.map { "\($0)" } ?? "")".contains("apt-get install chromium"))
  }
}
