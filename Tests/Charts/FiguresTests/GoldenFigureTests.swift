import Charts
import Figures
import Metrics
import TestSupport
import Testing

/// Every figure as it is drawn and described, compared with reviewed files in `Golden`.
@Suite struct GoldenFigureTests {
  @Test(arguments: ExampleFigures.charts.map(\.0)) func isDrawnAsReviewed(name: String) throws {
    let chart = try #require(ExampleFigures.charts.first { $0.0 == name }).1
    expectGolden(try chart.golden(), "\(name).svg")
    expectGolden(try chart.goldenWords(), "\(name).txt")
  }

  @Test func speaksOfClassesAndSamplesByTheirNames() throws {
    let nouns = Nouns(class: "digit", sample: "scan")
    let charts = [
      ClassScoresChart(ExampleFigures.report, nouns: nouns).chart,
      ConfusionHeatMap(ExampleFigures.matrix, names: ExampleFigures.folders, nouns: nouns).chart,
      ThresholdCurves(
        .precisionRecall, labels: ExampleFigures.samples.labels,
        probabilities: ExampleFigures.samples.probabilities, names: ExampleFigures.folders,
        nouns: nouns
      ).chart,
      ClassDistribution(
        names: ["3", "8"], splits: [.init("all", counts: [183, 174])], nouns: nouns
      ).chart,
      ReliabilityDiagram(
        Calibration(
          labels: ExampleFigures.samples.labels,
          probabilities: ExampleFigures.samples.probabilities), nouns: nouns
      ).chart,
    ]
    expectGolden(try charts.map { try $0.goldenWords() }.joined(separator: "\n"), "nouns.txt")
    for chart in charts {
      let words = try chart.goldenWords() + chart.golden()
      #expect(!words.contains("character") && !words.contains("picture"))
      #expect(!words.contains("class") && !words.contains("sample"))
    }
  }
}
