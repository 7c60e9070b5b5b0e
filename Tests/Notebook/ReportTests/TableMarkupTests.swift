import Display
import Report
import RunRecord
import Testing

@Suite struct TableMarkupTests {
  private func page(_ table: Table) -> String {
    HTMLReport(run: SampleRun.run(showing: .table(table))).render().html
  }

  @Test func longTablesFoldLikePrintedText() {
    let rows = (0..<100_000).map { [Table.Value.integer($0), .text("row \($0)")] }
    var html = ""
    let duration = ContinuousClock().measure {
      html = page(Table(columns: [.init("n"), .init("text")], rows: rows))
    }
    #expect(html.contains("<summary>99,948 more rows</summary>"))
    #expect(html.contains("89,948 further rows are in the run’s record."))
    #expect(html.contains("row 39<") && html.contains("row 99999<") && !html.contains("row 50000<"))
    #expect(html.utf8.count < 2_000_000 && duration < .seconds(30))
  }

  @Test func wideTablesAreSplitOnPaper() {
    let columns = (1...27).map { Table.Column("column \($0)") }
    let html = page(Table(columns: columns, rows: [Array(repeating: "some words", count: 27)]))
    #expect(
      html.contains("<div class=\"scroll screen\">") && html.contains("<div class=\"paper\">"))
    let paper = html.components(separatedBy: "<div class=\"paper\">")[1]
    // The first column begins each part, and none is lost.
    #expect(paper.components(separatedBy: ">column 1<").count > 2)
    for column in 2...27 { #expect(paper.components(separatedBy: ">column \(column)<").count == 2) }
  }

  @Test func narrowTablesAreOne() { #expect(!page(SampleRun.table).contains("class=\"paper\"")) }

  @Test func textOfAnyDirectionIsIsolated() {
    let html = page(Table(columns: [.init("\u{202E}a")], rows: [["שלום"]]))
    #expect(html.contains("<bdi>\u{202E}a</bdi>") && html.contains("<bdi>שלום</bdi>"))
  }
}
