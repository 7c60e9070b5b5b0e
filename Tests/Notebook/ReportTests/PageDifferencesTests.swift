import Display
import Report
import RunRecord
import Testing

@Suite struct PageDifferencesTests {
  private func page(_ scores: [String: Double], after old: [String: Double]) -> String {
    func run(_ scores: [String: Double]) -> Run {
      var run = SampleRun.run
      run.cells[0].metrics += scores.map { label, value in
        Placed(Anchor(token: 0), Metric("f1", .number(value), of: label, better: .higher))
      }
      return run
    }
    return HTMLReport(run: run(scores), previous: run(old)).render().html
  }

  @Test func labeledMetricsAreFolded() {
    let page = page(["bart": 0.25, "lisa": 0.75], after: ["bart": 0.5, "lisa": 0.5])
    #expect(page.contains("<summary>f1 of each: 1 better, 1 worse</summary>"))
  }

  @Test func equalRunsSayThatNothingDiffers() {
    #expect(page([:], after: [:]).contains("Nothing but times differs from the run of "))
  }
}
