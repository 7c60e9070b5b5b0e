import Charts
import Figures
import Metrics
import Testing

/// Titles and alternative texts are computed from the results.
@Suite struct FigureWordsTests {
  @Test func trainingCurvesNameTheBestEpochs() {
    let chart = ExampleFigures.curves.chart
    #expect(
      chart.title
        == "Validation accuracy peaks at 86.1% in epoch 6, validation loss is least in epoch 6")
    #expect(
      chart.alternativeText.hasPrefix(
        "Two line charts over 7 epochs. Training accuracy goes from 31.0% to 89.0%, validation "
          + "accuracy goes from 47.0% to 85.8%."))
  }

  @Test func theDistributionNamesItsExtremes() {
    let distribution = ExampleFigures.distribution
    #expect(
      distribution.chart.title
        == "Homer Simpson has the most samples in training (2,246), Nelson Muntz the fewest (358)")
    #expect(abs(distribution.majorityShare - 2246.0 / 18992) < 1e-12)
    #expect(distribution.chart.data?.rows.first?.first == "Homer Simpson")
  }

  @Test func theConfusionNamesItsWorstPair() {
    let matrix = ConfusionMatrix(
      labels: [0, 0, 0, 1], predictions: [0, 1, 1, 1], classCount: 2)
    let map = ConfusionHeatMap(matrix, names: ["bart_simpson", "moe_szyslak"])
    #expect(
      map.chart.title
        == "2 of 4 right (50.0%); most often Bart Simpson is taken for Moe Szyslak, twice")
    #expect(
      map.chart.alternativeText.hasSuffix(
        "Most frequent errors: Bart Simpson as Moe Szyslak (2)."))
  }

  @Test func comparisonsSpeakEveryResult() {
    let text = ExampleFigures.comparison.chart.alternativeText
    #expect(text.contains("baseline: 77.5% (validation), 72.5% (hold-out), 85.4% (test)"))
    #expect(text.hasPrefix("Dot chart of the accuracies of 5 runs."))
  }

  @Test func scoresAreSortedByF1() throws {
    let rows = try #require(ClassScoresChart(ExampleFigures.report).chart.data).rows
    let scores = rows.compactMap { if case .number(let f1) = $0[3] { f1 } else { nil } }
    #expect(scores.count == 18 && scores == scores.sorted(by: >))
  }
}
