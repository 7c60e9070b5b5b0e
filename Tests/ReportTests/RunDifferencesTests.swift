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
