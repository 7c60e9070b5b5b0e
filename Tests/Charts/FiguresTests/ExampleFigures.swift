import Charts
import Display
import Drawing
import Figures
import Metrics
import Randomness
import Tensor

/// Figures made from invented results of eighteen classes.
enum ExampleFigures {
  static let folders = [
    "abraham_grampa_simpson", "apu_nahasapeemapetilon", "bart_simpson",
    "charles_montgomery_burns", "chief_wiggum", "comic_book_guy", "edna_krabappel",
    "homer_simpson", "kent_brockman", "krusty_the_clown", "lisa_simpson", "marge_simpson",
    "milhouse_van_houten", "moe_szyslak", "ned_flanders", "nelson_muntz", "principal_skinner",
    "sideshow_bob",
  ]

  /// 890 samples with their probabilities; about one in eight is wrong.
  static let samples: (labels: [Int], probabilities: [[Float]]) = {
    var generator = RandomSource(seed: 7).generator
    var labels: [Int] = []
    var rows: [[Float]] = []
    for index in 0..<890 {
      let label = index % 18
      let isWrong = Int.random(in: 0..<9, using: &generator) == 0
      let predicted = isWrong ? (label + [1, 5, 7].randomElement(using: &generator)!) % 18 : label
      var row = (0..<18).map { _ in Float.random(in: 0.001...0.02, using: &generator) }
      row[label] += Float.random(in: 0.02...0.3, using: &generator)
      row[predicted] += Float.random(in: 0.2...4, using: &generator)
      let sum = row.reduce(0, +)
      labels.append(label)
      rows.append(row.map { $0 / sum })
    }
    return (labels, rows)
  }()

  static let predictions = samples.probabilities.map { TopK.classes(1, of: $0)[0] }
  static let matrix = ConfusionMatrix(
    labels: samples.labels, predictions: predictions, classCount: 18)
  static let report = ClassificationReport(matrix, names: folders)

  static let curves = TrainingCurves(
    accuracy: .init(
      training: [0.31, 0.58, 0.70, 0.77, 0.82, 0.86, 0.89],
      validation: [0.47, 0.64, 0.73, 0.79, 0.83, 0.861, 0.858]),
    loss: .init(
      training: [2.3, 1.45, 1.02, 0.78, 0.6, 0.47, 0.37],
      validation: [1.8, 1.2, 0.93, 0.74, 0.63, 0.55, 0.57]))

  static let distribution = ClassDistribution(
    names: folders,
    splits: [
      .init(
        "training",
        counts: [
          913, 623, 1342, 1193, 986, 469, 457, 2246, 498, 1206, 1354, 1291,
          1079, 1452, 1454, 358, 1194, 877,
        ]),
      .init("validation", counts: (0..<18).map { 90 + ($0 * 37) % 140 }),
      .init("test", counts: (0..<18).map { $0 % 3 == 0 ? 48 : 50 }),
    ])

  static let picture = PixelImage(
    width: 64, height: 64,
    pixels: (0..<64 * 64).flatMap { index -> [UInt8] in
      let (x, y) = (index % 64, index / 64)
      let isFace = (x - 32) * (x - 32) + (y - 28) * (y - 28) < 400
      return isFace ? [255, 217, 15] : [UInt8(90 + x), UInt8(150 + y), 220]
    })

  static let embedding: EmbeddingScatter = {
    var generator = RandomSource(seed: 3).generator
    let points = samples.labels.map { label in
      (0..<20).map { axis -> Float in
        let center = Float((label * (axis + 3) * 7) % 19) / 3
        return center * (axis < 2 ? 2 : 0.4) + Float.random(in: -1.5...1.5, using: &generator)
      }
    }
    return EmbeddingScatter(points: points, labels: samples.labels, names: folders)
  }()

  static let comparison = RunComparison(
    "Batch normalization is the only change outside the baseline's own spread",
    runs: ["baseline", "batch normalization", "dropout 0.3", "L2 0.001", "SGD with momentum"]
      .enumerated().map { index, name in
        RunComparison.Run(
          name,
          accuracies: [
            ("validation", Proportion(620 + index * 13 % 60, of: 800)),
            ("hold-out", Proportion(580 + index * 31 % 70, of: 800)),
            ("test", Proportion(760 + index * 17 % 50, of: 890)),
          ])
      }, baseline: Spread([0.772, 0.781, 0.768]))

  static let comparisonCurves = ComparisonCurves(
    "Adam learns fastest in the first epochs",
    runs: ["SGD", "SGD, momentum 0.9", "RMSprop", "Adam", "AdamW"].enumerated().map { index, name in
      ComparisonCurves.Run(
        name, training: (1...8).map { 0.9 - 0.6 / (Double($0) * (1 + Double(index) / 4)) },
        validation: (1...8).map { 0.84 - 0.55 / (Double($0) * (1 + Double(index) / 5)) })
    },
    baseline: .init("plain SGD", validation: (1...8).map { 0.84 - 0.55 / Double($0) }))

  static func galleries() throws -> [(String, Gallery)] {
    let map: [Float] = [0, 0.1, 0.2, 0, 0.1, 0.9, 1, 0.1, 0, 0.6, 0.5, 0, 0, 0, 0.1, 0]
    let heat = HeatGallery.Item(
      HeatOverlay(picture, map: map, mapWidth: 4, mapHeight: 4), name: "Homer",
      prediction: "Bart, 61 %", isRight: false)
    var generator = RandomSource(seed: 5).generator
    let kernel = (0..<3 * 3 * 3 * 32).map { _ in Float.random(in: -1...1, using: &generator) }
    let answers = (0..<31 * 31 * 4).map { Float($0 * 31 % 97) }
    return [
      ("heat", try HeatGallery([heat], caption: "Where it looks.").gallery),
      (
        "filters",
        try FilterGallery(kernel: kernel, height: 3, width: 3, inputs: 3, filters: 32).gallery
      ),
      (
        "maps",
        try FeatureMapGallery(
          activations: answers, height: 31, width: 31, channels: 4, layer: "conv2d"
        ).gallery
      ),
    ]
  }

  static let charts: [(String, Chart)] = [
    ("curves", curves.chart),
    (
      "rate",
      LearningRateCurve((0..<60).map { 0.002 * Double(min($0, 60 - $0)) / 30 }, step: "batch").chart
    ),
    ("distribution", distribution.chart),
    ("confusion", ConfusionHeatMap(matrix, names: folders).chart),
    ("confusion-shares", ConfusionHeatMap(matrix, names: folders, measure: .shares).chart),
    ("scores", ClassScoresChart(report).chart),
    (
      "reliability",
      ReliabilityDiagram([
        .init(
          "as trained", Calibration(labels: samples.labels, probabilities: samples.probabilities)),
        .init(
          "after scaling",
          Calibration(
            labels: samples.labels,
            probabilities: samples.probabilities.map(
              TemperatureScaling(labels: samples.labels, probabilities: samples.probabilities).apply
            ))),
      ]).chart
    ),
    (
      "roc",
      ThresholdCurves(
        .receiverOperatingCharacteristic, labels: samples.labels,
        probabilities: samples.probabilities, names: folders
      ).chart
    ),
    (
      "precision-recall",
      ThresholdCurves(
        .precisionRecall, labels: samples.labels, probabilities: samples.probabilities,
        names: folders
      ).chart
    ),
    ("picture", PictureWithAxes(picture, name: "Homer Simpson").chart),
    ("embedding", embedding.chart),
    ("comparison", comparison.chart),
    ("comparison-curves", comparisonCurves.chart),
    (
      "changes",
      ScoreChanges(
        before: report,
        after: ClassificationReport(
          labels: samples.labels,
          predictions: zip(samples.labels, predictions).enumerated().map {
            $0.offset % 3 == 0 ? $0.element.0 : $0.element.1
          }, names: folders), names: ("first model", "best model")
      ).chart
    ),
  ]
}
