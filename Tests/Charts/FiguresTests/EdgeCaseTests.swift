import Charts
import Drawing
import Figures
import Metrics
import Randomness
import Testing

/// Results of unusual size still make figures that can be read.
@Suite struct EdgeCaseTests {
  private func expectLegible(_ chart: Chart, _ comment: Comment) throws {
    #expect(Legibility(chart).complaints == [], comment)
    let svg = try chart.figure().svg
    #expect(!svg.contains("nan") && !svg.contains("inf"), comment)
  }

  @Test(arguments: [0, 1, 2, 3, 40, 200]) func trainingsOfAnyLength(epochs: Int) throws {
    let values = (0..<epochs).map { 1 - 1 / Double($0 + 2) }
    let curves = TrainingCurves(
      accuracy: .init(training: values, validation: values.map { $0 * 0.9 }),
      loss: .init(training: values.map { 2 - $0 }, validation: values.map { 2.1 - $0 }))
    try expectLegible(curves.chart, "\(epochs) epochs")
    try expectLegible(LearningRateCurve(values).chart, "\(epochs) rates")
  }

  @Test(arguments: [0, 1, 2, 3, 4, 5, 6]) func theBestEpochMayBeAnyOne(best: Int) throws {
    let accuracy = (0..<7).map { 0.9 - 0.02 * Double(abs($0 - best)) }
    let curves = TrainingCurves(
      accuracy: .init(training: accuracy, validation: accuracy),
      loss: .init(training: accuracy.map { 1 - $0 }, validation: accuracy.map { 1 - $0 }))
    try expectLegible(curves.chart, "best \(best)")
    #expect(curves.chart.title.contains("90.0% in epoch \(best + 1)"))
  }

  @Test func anEmbeddingOfManyPicturesStaysLight() throws {
    var generator = RandomSource(seed: 5).generator
    let labels = (0..<4_000).map { $0 < 3 ? 17 : $0 % 17 }
    let points = labels.map { label in
      (0..<8).map { Float(label * ($0 + 3) % 19) + Float.random(in: -3...3, using: &generator) }
    }
    let scatter = EmbeddingScatter(
      points: points, labels: labels, names: (0..<18).map { "class_number_\($0)" })
    try expectLegible(scatter.chart, "4,000 pictures")
    let figure = try scatter.chart.figure()
    #expect(figure.svg.utf8.count < 60_000)
    let drawn = try #require(
      figure.caption?.firstMatch(of: /Of 4,000 samples, ([0-9,]+) are drawn/)?.1)
    let count = try #require(Int(drawn.filter { $0 != "," }))
    #expect((1_150...EmbeddingScatter.mostPoints).contains(count))
    #expect(figure.data?.rows.last?.dropFirst().first == .integer(3))
  }

  @Test func aTrainingWithoutValidationSpeaksOfTheTraining() {
    let chart = TrainingCurves(
      accuracy: .init(training: [0.5, 0.6]), loss: .init(training: [1, 0.9])
    ).chart
    #expect(chart.title.hasPrefix("Training accuracy peaks at 60.0% in epoch 2"))
  }

  @Test func aTrainingThatDivergedIsDrawnAsFarAsItGoes() throws {
    let chart = TrainingCurves(
      accuracy: .init(training: [0.2, .nan], validation: [0.1, .nan]),
      loss: .init(training: [3, .infinity], validation: [2, .nan])
    ).chart
    try expectLegible(chart, "diverged")
  }

  @Test(arguments: [1, 2, 5, 40]) func anyNumberOfClasses(count: Int) throws {
    let names = (0..<count).map { "class_number_\($0)" }
    let labels = (0..<count * 3).map { $0 % count }
    let matrix = ConfusionMatrix(
      labels: labels, predictions: labels.map { ($0 * $0) % count }, classCount: count)
    try expectLegible(ConfusionHeatMap(matrix, names: names).chart, "\(count) classes")
    try expectLegible(
      ClassScoresChart(ClassificationReport(matrix, names: names)).chart, "\(count) classes")
    try expectLegible(
      ClassDistribution(names: names, splits: [.init("all", counts: matrix.support)]).chart,
      "\(count) classes")
  }

  @Test func aPerfectClassifierHasNoErrorsToShow() throws {
    let matrix = ConfusionMatrix(labels: [0, 1], predictions: [0, 1], classCount: 2)
    let chart = ConfusionHeatMap(matrix, names: ["bart", "lisa"]).chart
    #expect(chart.title == "2 of 2 right, no errors")
    try expectLegible(chart, "perfect")
  }

  @Test func noSamplesAtAll() throws {
    let matrix = ConfusionMatrix(labels: [], predictions: [], classCount: 2)
    try expectLegible(ConfusionHeatMap(matrix, names: ["bart", "lisa"]).chart, "no samples")
    try expectLegible(
      ReliabilityDiagram(Calibration(labels: [], probabilities: [])).chart, "no samples")
    let curves = ThresholdCurves(
      .precisionRecall, labels: [], probabilities: [], names: ["bart", "lisa"])
    guard case .text = curves.output else {
      Issue.record("curves of nothing are words, not an empty figure")
      return
    }
  }

  @Test func oneRunAloneIsAComparison() throws {
    try expectLegible(
      RunComparison("One", runs: [.init("only", Proportion(9, of: 10))]).chart, "one run")
    try expectLegible(
      ComparisonCurves("One", runs: [.init("only", validation: [0.5])]).chart, "one epoch")
  }
}
