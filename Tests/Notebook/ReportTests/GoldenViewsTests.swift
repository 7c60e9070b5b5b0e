import Display
import Foundation
import Report
import RunRecord
import TestSupport
import Testing

/// Each view of the sample run as a reviewed file in `Golden`.
///
/// Structure and texts are compared. Style, script and the bytes of pictures have their own files and tests.
@Suite struct GoldenViewsTests {
  private static let image: @Sendable (String) -> Data? = {
    $0 == "sample.png" ? SamplePicture.picture(edge: 16, gray: 90, alternativeText: "").data : nil
  }

  /// The text without what other files decide: style, script, their hashes, and pictures.
  private func reviewed(_ text: String) -> String {
    text.replacing(/<(style|script)>[\s\S]*?<\/(style|script)>/) {
      "<\($0.output.1)></\($0.output.1)>"
    }
    .replacing(/sha256-[A-Za-z0-9+\/=]+/, with: "sha256-...")
    .replacing(/;base64,[A-Za-z0-9+\/=]+/, with: ";base64,...")
  }

  @Test func page() { expectGolden(reviewed(HTMLReportTests.report.html), "report.html") }

  @Test func pageOfARunThatGoesOn() throws {
    let events = SampleRun.events().prefix { event in
      if case .cellFinished(let cell, _) = event.kind { return cell != "train" }
      return true
    }
    let page = HTMLReportTests.render(try #require(Run(events)))
    expectGolden(reviewed(page.html), "live.html")
  }

  @Test func resultsOfAVerb() {
    let page = ResultsPage(
      title: "Who is in the pictures?", program: "sample",
      outputs: [.gallery(SampleRun.gallery), .table(SampleRun.table)])
    expectGolden(reviewed(page.render().html), "results.html")
  }

  @Test func markdown() {
    let files = MarkdownExport(run: SampleRun.run, image: Self.image).files()
    let list = files.dropFirst().map { "\($0.path)\n" }.joined()
    expectGolden(
      String(decoding: files[0].data, as: UTF8.self) + "\n<!-- Files:\n\(list)-->\n", "README.md")
  }

  @Test func notebook() throws {
    let data = try NotebookExport(run: SampleRun.run, image: Self.image).data()
    let text = String(decoding: data, as: UTF8.self)
    let short = text.replacing(/"image\/png" : "[A-Za-z0-9+\/=]+"/, with: #""image/png" : "...""#)
    expectGolden(reviewed(short), "run.ipynb")
  }

  @Test func json() throws {
    let text = String(decoding: try JSONExport(run: SampleRun.run).data(), as: UTF8.self)
    expectGolden(
      text.replacing(/"data" : "[A-Za-z0-9+\/=]+"/, with: #""data" : "...""#), "run.json")
  }

  @Test func drawing() throws {
    let files = MarkdownExport(run: SampleRun.run).files()
    let figure = try #require(files.first { $0.path == "images/figure-1.svg" })
    expectGolden(String(decoding: figure.data, as: UTF8.self) + "\n", "figure-1.svg")
  }
}
