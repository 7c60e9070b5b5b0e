import Display
import Foundation
import Report
import RunRecord
import Testing

/// Figures and tables have numbers, and prose refers to them by name.
@Suite struct NumberingTests {
  private var run: Run {
    let figure = Output.figure(SampleRun.figure(isHeadline: false))
    return SampleRun.run(
      showing: .markdown("See [](#scores), [](#loss), [this](#loss) and [](#only)."), figure,
      .table(SampleRun.table).named("scores"), figure.named("loss"), .gallery(SampleRun.gallery))
  }

  @Test func thePageCountsFiguresAndTablesApart() {
    let report = HTMLReport(run: run).render()
    for words in [
      "See <a href=\"#scores\">Table 1</a>, <a href=\"#loss\">Figure 2</a>, <a href=\"#loss\">this</a>",
      "<a href=\"#only\">Only</a>", "<figure class=\"table\" id=\"scores\">",
      "<figure class=\"drawing wide\" id=\"loss\">", "<b>Figure 1. </b>", "<b>Figure 2. </b>",
      "<b>Figure 3. </b>", "<b>Table 1. </b>Precision per character.",
    ] {
      #expect(report.html.contains(words), "the page lacks \(words)")
    }
    #expect(report.problems.isEmpty)
  }

  @Test func exportsKeepTheNumbers() throws {
    let markdown = String(decoding: MarkdownExport(run: run).files()[0].data, as: UTF8.self)
    #expect(
      markdown.contains(
        "See [Table 1](#scores), [Figure 2](#loss), [this](#loss) and [Only](#only)."))
    #expect(
      markdown.contains("<a id=\"loss\"></a>")
        && markdown.contains("**Figure 2.** Accuracy per epoch"))
    let notebook = String(decoding: try NotebookExport(run: run).data(), as: UTF8.self)
    #expect(notebook.contains("[Figure 2](#loss)") && notebook.contains("<a id=\\\"loss\\\"></a>"))
  }

  @Test func unknownAndAmbiguousNamesAreProblems() {
    let table = Output.table(SampleRun.table).named("scores")
    let twice = HTMLReport(run: SampleRun.run(showing: table, table)).render()
    #expect(twice.problems.first?.message.contains("“scores” belongs to more than one") == true)
    let unknown = HTMLReport(run: SampleRun.run(showing: .markdown("[](#score)"), table)).render()
    #expect(
      unknown.problems.map(\.message) == [
        "no cell, figure or table is named “score”; did you mean “scores”?"
      ])
    let cell = HTMLReport(run: SampleRun.run(showing: .table(SampleRun.table).named("only")))
      .render()
    #expect(cell.problems.count == 1)
  }
}
