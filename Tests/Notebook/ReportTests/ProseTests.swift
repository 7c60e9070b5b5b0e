import Display
import Foundation
import Report
import RunRecord
import Testing

/// Prose as the page shows it, from one cell with a title.
@Suite struct ProseTests {
  private func page(_ prose: String, metrics: [Metric] = []) -> RenderedReport {
    let text = prose.split(separator: "\n", omittingEmptySubsequences: false)
      .map { "//: \($0)" }.joined(separator: "\n")
    var header = SampleRun.header()
    header.cells = [SampleRun.source(1, "only", "Only", text + "\nlet only = Cell(\"Only\") { }")]
    var run = Run(header)
    run.apply(Event(time: 0, kind: .cellStarted(cell: "only")))
    for metric in metrics {
      run.apply(Event(time: 0, kind: .metric(cell: "only", anchor: Anchor(token: 0), metric)))
    }
    run.apply(
      Event(time: 1, kind: .cellFinished(cell: "only", SampleRun.result(seconds: 1))))
    run.apply(
      Event(
        time: 1, kind: .runFinished(RunOutcome(status: .succeeded, exitCode: 0, seconds: 1))))
    let picture = SamplePicture.picture(edge: 1, gray: 1, alternativeText: "").data
    let options = ReportOptions { $0 == "p.png" ? picture : nil }
    return HTMLReport(run: run, options: options).render()
  }

  @Test(arguments: [
    ("\\(accuracy, percent) of", "<p>87.3% of</p>"),
    ("`\\(accuracy)` is code", "<code>\\(accuracy)</code>"),
    ("it costs $5 or $6", "<p>it costs $5 or $6</p>"),
    ("$x$", "<math><semantics><mrow><mi>x</mi></mrow>"),
    ("```\n$x$ \\(accuracy)\n```", "<code>$x$ \\(accuracy)\n</code>"),
    ("see [it](#only)", "<a href=\"#only\">it</a>"), ("[](#only)", "<a href=\"#only\">Only</a>"),
    ("![\\(accuracy, percent)](p.png \"a\")", "alt=\"87.3%\" title=\"a\">"),
    ("| \\(accuracy) |\n|---|\n| $a \\| b$ `\\(accuracy)` |", "<code>\\(accuracy)</code></td>"),
    ("*\\(accuracy,\n two decimals)*", "<em>0.87</em>"), ("\\\\(accuracy)", "<p>\\(accuracy)</p>"),
    ("run `--epochs` or --epochs", "<code>--epochs</code> or --epochs"),
    ("~~no~~ <https://a.org>", "<del>no</del> <a href=\"https://a.org\">"),
    ("[x](javascript:alert(1))", "<a href=\"\">x</a>"),
    ("- [x] done", "aria-label=\"done\">☑"),
    ("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;"),
    ("a <b>bold</b> b", "a &lt;b&gt;bold&lt;/b&gt; b"),
  ])
  func markup(prose: String, expected: String) {
    let report = page(prose, metrics: [Metric("accuracy", .number(0.8734))])
    #expect(report.html.contains(expected))
    #expect(report.warnings.isEmpty)
  }

  @Test(arguments: [
    (
      "[x](#onyl)",
      "01-only.swift:1: no cell, figure or table is named “onyl”; did you mean “only”?"
    ),
    (
      "a\n\n\\(acuracy)",
      "01-only.swift:3: no cell publishes a metric named “acuracy”; did you mean “accuracy”?"
    ),
    ("\\(val accuracy)", "no cell publishes a metric named “val accuracy”"),
    ("\\(nothing)", "no cell publishes a metric named “nothing”"),
    ("\\(accuracy, furlongs)", "“furlongs” is not a metric format"),
    ("$\\foo$", "has the command \\foo, which is not known"),
    ("![x](../secret.png)", "there is no picture “../secret.png” in the notebook’s folder"),
  ])
  func mistakeIsShownAndReported(prose: String, warning: String) {
    let report = page(prose, metrics: [Metric("accuracy", .number(0.8734))])
    #expect(report.warnings.count == 1)
    #expect(report.warnings.first?.contains(warning) == true)
  }

  @Test func linksToCellsWithNamesOfNotesStay() {
    let html = page("[x](#fn-rate) note[^1] `[^1]`\n\n[^1]: text").html
    #expect(html.contains("<a href=\"#fn-rate\">x</a>") && html.contains("<code>[^1]</code>"))
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "\\(", "\\( ", "\\(a,", "$", "$a ", "$$ $", "$$a$ ", "[^1]", "![", "`\\(", "> ", "- ", "*a ",
      "[", "![a](",
    ])
  func longProseTakesLinearTime(piece: String) throws {
    let text = String(repeating: piece, count: 100_000 / piece.utf8.count)
    let duration = ContinuousClock().measure {
      _ = page(text).html
      _ = MarkdownExport(run: SampleRun.run(showing: .markdown(text))).files()
    }
    #expect(duration < .seconds(10))
  }

  @Test func headingsStepDownByOne() {
    let html = page("# The title\n\n###### deep\n\n## again").html
    #expect(html.contains("id=\"_title-only\" dir=\"auto\">The title</h2>"))
    #expect(html.contains("<h3>deep</h3>") && html.contains("<h3>again</h3>"))
  }

  @Test func notesOfOneCellAreItsOwn() {
    let html = page("one[^a] two[^b]\n\n[^a]: first\n\n[^b]: second\n    and more").html
    #expect(html.contains("href=\"#_note-1-1\" id=\"_note-1-1-ref-1\">1</a>"))
    #expect(html.contains("<li id=\"_note-1-2\">"))
    #expect(html.contains("and more"))
  }

  @Test func marksOfTheRendererCannotBeForged() {
    #expect(page("\u{E000}0\u{E001} $x$").warnings.isEmpty)
  }
}
