import Display
import Report
import RunRecord
import Testing

@Suite struct RunDifferencesTests {
  @Test func settingsAndMetrics() {
    let differences = RunDifferences(from: SampleRun.previous, to: SampleRun.run)
    #expect(differences.settings.map(\.name) == ["epochs"])
    #expect(differences.settings.first?.before == "3" && differences.settings.first?.now == "7")
    #expect(differences.metrics.map(\.name) == ["Validation accuracy"])
    #expect(differences.metrics.first?.isBetter == true)
    #expect(differences.changedCells.isEmpty)
  }

  @Test func labelledMetricsAreApart() {
    func run(_ scores: [String: Double]) -> Run {
      var run = SampleRun.run
      run.cells[0].metrics += scores.map { label, value in
        Placed(Anchor(token: 0), Metric("f1", .number(value), of: label, better: .higher))
      }
      return run
    }
    let differences = RunDifferences(
      from: run(["bart": 0.5, "lisa": 0.5, "moe": 0.5]),
      to: run(["bart": 0.25, "lisa": 0.75, "moe": 0.5]))
    #expect(differences.metrics.isEmpty)
    #expect(differences.labelled.map(\.name) == ["f1"])
    #expect(differences.labelled[0].changes.map(\.name) == ["bart", "lisa"])
    #expect(differences.labelled[0].changes.map(\.isBetter) == [false, true])
    let page = HTMLReport(
      run: run(["bart": 0.25, "lisa": 0.75]), previous: run(["bart": 0.5, "lisa": 0.5])
    ).render()
    #expect(page.html.contains("<summary>f1 of each: 1 better, 1 worse</summary>"))
  }

  @Test func onlyCodeCounts() {
    var old = SampleRun.run
    old.cells[0].source.text = "//: other prose\n" + old.cells[0].source.text
    old.cells[1].source.text += "\nlet more = 1"
    #expect(RunDifferences(from: old, to: SampleRun.run).changedCells == ["Train"])
  }

  @Test func equalRunsDoNotDiffer() {
    #expect(RunDifferences(from: SampleRun.run, to: SampleRun.run).isEmpty)
  }
}
