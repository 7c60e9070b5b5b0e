import Charts
import Drawing
import Foundation

/// Charts of every kind of mark, which several suites look at.
enum ExampleCharts {
  static let epochs = Array(1...7)
  static let training = [0.43, 0.69, 0.79, 0.85, 0.89, 0.92, 0.945]
  static let validation = [0.55, 0.71, 0.78, 0.82, 0.851, 0.848, 0.846]

  static let lines = Chart(
    "Validation accuracy stops growing after epoch 5",
    alternativeText: "Accuracy by epoch: training reaches 94%, validation 85%.",
    x: Axis("epoch"), y: Axis("accuracy", format: .percent)
  ) {
    LineMark(x: epochs, y: training, series: "training")
    LineMark(x: epochs, y: validation, series: "validation")
    RuleMark(x: 5, label: "best epoch 5")
  }

  static let bars = Chart(
    "Pictures of each character", alternativeText: "Homer has the most pictures, Edna the fewest.",
    height: .perBand(22), x: Axis("pictures"), y: Axis()
  ) {
    BarMark(
      x: [2246, 1354, 457], y: ["Homer Simpson", "Lisa Simpson", "Edna Krabappel"],
      labels: ["2,246", "1,354", "457"])
  }

  static let groupedBars = Chart(
    "F1 before and after augmentation", alternativeText: "Augmentation helps Lisa most.",
    x: Axis(), y: Axis("F1", domain: 0...1)
  ) {
    BarMark(x: ["Homer", "Lisa", "Edna"], y: [0.91, 0.83, 0.78], series: "plain")
    BarMark(x: ["Homer", "Lisa", "Edna"], y: [0.92, 0.9, 0.8], series: "augmented")
    BarMark(x: ["Homer", "Lisa", "Edna"], y: [0.5, 0.6, 0.8], series: "third")
    BarMark(x: ["Homer", "Lisa", "Edna"], y: [0.5, 0.6, 0.8], series: "fourth")
    BarMark(x: ["Homer", "Lisa", "Edna"], y: [0.5, 0.6, 0.8], series: "fifth")
  }

  static let names = [
    "Abraham Simpson", "Apu", "Bart", "Burns", "Wiggum", "Comic Book Guy", "Edna", "Homer",
    "Kent Brockman", "Krusty", "Lisa", "Marge", "Milhouse", "Moe", "Ned Flanders", "Nelson",
    "Skinner", "Sideshow Bob",
  ]

  static let heatMap: Chart = {
    var x: [String] = []
    var y: [String] = []
    var values: [Double] = []
    for (i, row) in names.enumerated() {
      for (j, column) in names.enumerated() {
        x.append(column)
        y.append(row)
        values.append(i == j ? 40 + Double(i) : (i * 7 + j * 3) % 11 == 0 ? Double(j % 5) : 0)
      }
    }
    let colors = ColorScale.sequential(.cividis, domain: 0...60)
    return Chart(
      "Confusion", alternativeText: "Most pictures are on the diagonal.", width: 860,
      height: .perBand(26), colorBar: ColorBar(colors, title: "pictures"),
      x: Axis("predicted"), y: Axis("true")
    ) {
      CellMark(
        x: x, y: y, values: values, colors: colors,
        labels: values.map { $0 == 0 ? nil : String(Int($0)) })
    }
  }()

  static let panels = Chart(
    "Two panels", alternativeText: "Accuracy and loss.", columns: 2, sharing: .x,
    panels: [
      Panel("Accuracy", x: Axis("epoch"), y: Axis(format: .percent)) {
        LineMark(x: epochs, y: training, series: "training")
        LineMark(x: epochs, y: validation, series: "validation")
      },
      Panel("Loss", x: Axis("epoch"), y: Axis()) {
        LineMark(x: epochs, y: [1.8, 1.1, 0.8, 0.6, 0.45, 0.33, 0.25], series: "training")
        LineMark(x: epochs, y: [1.4, 1.0, 0.8, 0.7, 0.62, 0.63, 0.66], series: "validation")
      },
    ])

  static let scatter = Chart(
    "A cloud of points", alternativeText: "Three clouds.", height: .aspect(1.4),
    x: Axis("first component"), y: Axis("second component")
  ) {
    for (index, name) in ["Homer", "Bart", "Lisa", "Moe", "Ned", "Apu", "Krusty", "Edna"]
      .enumerated()
    {
      PointMark(
        x: cloud(factor: 37, shift: index * 11, spread: 50, center: Double(index) * 3),
        y: cloud(factor: 53, shift: index * 7, spread: 40, center: -Double(index)), series: name)
    }
  }

  private static func cloud(factor: Int, shift: Int, spread: Int, center: Double) -> [Double] {
    (0..<60).map { center + Double(($0 * factor + shift) % spread) / 12 }
  }

  static let logarithmic = Chart(
    "Learning rate found by a sweep", alternativeText: "Loss is least at 10⁻³.",
    x: Axis("learning rate", scale: .log, format: .powersOfTen), y: Axis("loss")
  ) {
    LineMark(
      x: [1e-5, 1e-4, 1e-3, 1e-2, 1e-1], y: [2.6, 1.4, 0.6, 0.9, 2.9], hasMarkers: true)
    AreaMark(
      x: [1e-5, 1e-4, 1e-3, 1e-2, 1e-1], from: [2.4, 1.2, 0.5, 0.7, 2.3],
      to: [2.8, 1.6, 0.7, 1.2, 3.3])
    RuleMark(y: 2.89, label: "chance")
  }

  static let picture = Chart(
    "A picture", alternativeText: "Colored squares.", width: 300, height: .aspect(1),
    colorBar: ColorBar(.sequential(.grays, domain: 0...1)), x: Axis(),
    y: Axis(isReversed: true)
  ) {
    ImageMark(
      PixelImage(
        width: 8, height: 8, channels: 1,
        pixels: (0..<64).map { UInt8(($0 * 37) % 256) }))
  }

  static let manyLines = Chart(
    "Six optimizers end close together",
    alternativeText: "Six lines that end between 83 and 87%.", x: Axis("epoch"),
    y: Axis("accuracy", format: .percent)
  ) {
    for (index, name) in ["SGD", "momentum", "RMSprop", "Adam", "AdamW", "Nesterov"].enumerated() {
      LineMark(
        x: epochs, y: epochs.map { 0.83 + Double(index) * 0.008 - 0.4 / Double($0 * $0) },
        series: name)
    }
  }

  static let differences = Chart(
    "Change of the confusion", alternativeText: "Three by three differences.", width: 420,
    height: .perBand(34),
    colorBar: ColorBar(.diverging(reach: 10), title: "pictures"), x: Axis("predicted"),
    y: Axis("true")
  ) {
    CellMark(
      x: ["Bart", "Lisa", "Moe", "Bart", "Lisa", "Moe", "Bart", "Lisa", "Moe"],
      y: ["Bart", "Bart", "Bart", "Lisa", "Lisa", "Lisa", "Moe", "Moe", "Moe"],
      values: [9, -4, -5, -2, 7, -5, 0, -10, 10], colors: .diverging(reach: 10),
      labels: ["9", "−4", "−5", "−2", "7", "−5", nil, "−10", "10"])
  }

  static let steps = Chart(
    "Each step on its own", alternativeText: "Validation accuracy of four models.",
    x: Axis(scale: .ordinal), y: Axis("accuracy", format: .percent)
  ) {
    let models = ["fully connected", "first CNN", "batch normalization", "residual"]
    RuleMark(
      x: models, from: [0.41, 0.84, 0.87, 0.945], to: [0.48, 0.88, 0.905, 0.97])
    PointMark(
      x: models, y: [0.445, 0.862, 0.89, 0.958], radius: 4.5, isHollow: true)
    RuleMark(y: 0.85, label: "goal 85%")
  }

  /// Invented measurements with a few far ones.
  static let measurements: [Double] = (0..<240).map { index in
    let wave = sin(Double(index) * 12.9898) * 43_758.5453
    let share = wave - wave.rounded(.down)
    return 20 + 6 * log(share / (1 - share) + 1e-9) + (index % 60 == 0 ? 40 : 0)
  }

  static let histogram = Chart(
    "Most measurements are near 20", alternativeText: "A bell with four values far to the right.",
    x: Axis("length in mm"), y: Axis("samples")
  ) {
    HistogramMark(measurements)
    RuleMark(x: 20, label: "target")
  }

  static let density = Chart(
    "The second machine is more exact", alternativeText: "A narrow bell inside of a wide one.",
    x: Axis("length in mm"), y: Axis("density")
  ) {
    HistogramMark(measurements.map { $0 + 5 }, measure: .density, series: "first")
    DensityMark(measurements.map { $0 + 5 }, series: "first")
    DensityMark(measurements.map { 22 + ($0 - 20) / 3 }, series: "second")
  }

  static let boxes = Chart(
    "The second machine is more exact", alternativeText: "Three boxes; the second is the smallest.",
    y: Axis("length in mm")
  ) {
    BoxMark(
      x: ["first", "second", "third"],
      values: [
        measurements, measurements.map { 22 + ($0 - 20) / 3 }, measurements.map { 30 - $0 / 2 },
      ])
  }

  static let horizontalBoxes = Chart(
    "The second machine is more exact", alternativeText: "Two boxes; the second is the smaller.",
    height: .perBand(40), x: Axis("length in mm")
  ) {
    BoxMark(
      y: ["first", "second"],
      values: [measurements, measurements.map { 22 + ($0 - 20) / 3 }])
  }

  static let regression = Chart(
    "Larger houses cost more", alternativeText: "Points about a rising line.",
    x: Axis("size in m²"), y: Axis("price in thousands")
  ) {
    let sizes = (0..<40).map { 40 + Double($0) * 3.5 }
    let prices = sizes.enumerated().map { 30 + 2.4 * $1 + 3 * measurements[$0] }
    PointMark(x: sizes, y: prices)
    RegressionMark(x: sizes, y: prices)
  }

  static let repeatedRuns = Chart(
    "Adam is faster and steadier", alternativeText: "Two falling lines with their bands.",
    x: Axis("epoch"), y: Axis("loss")
  ) {
    MeanMark(x: Array(1...12), runs: losses(rate: 0.25), series: "SGD")
    MeanMark(x: Array(1...12), runs: losses(rate: 0.55), series: "Adam")
  }

  private static func losses(rate: Double) -> [[Double]] {
    (0..<5).map { run in
      (1...12).map { epoch -> Double in
        let noise = 0.06 * sin(Double(run * 7 + epoch))
        return 0.2 + 2 * exp(-rate * Double(epoch)) + noise
      }
    }
  }

  static let numberBars = Chart(
    "Two peaks of calls a day", alternativeText: "Bars by hour with peaks at 9 and 17.",
    x: Axis("hour"), y: Axis("calls")
  ) {
    BarMark(x: hours, y: hours.map(calls))
  }

  private static let hours = (0..<24).map(Double.init)

  private static func calls(_ hour: Double) -> Double {
    let morning = 60 * exp(-pow(hour - 9, 2) / 6)
    return 20 + morning + 45 * exp(-pow(hour - 17, 2) / 9)
  }

  static let all: [(String, Chart)] = [
    ("scripts", scripts),
    ("histogram", histogram), ("density", density), ("boxes", boxes),
    ("horizontal-boxes", horizontalBoxes), ("regression", regression),
    ("repeated-runs", repeatedRuns), ("number-bars", numberBars), ("hundred", hundred),
    ("common-beginning", commonBeginning), ("long-label", longLabel), ("one-point", onePoint),
    ("styled", styled),
    ("many", manyLines), ("differences", differences), ("steps", steps),
    ("lines", lines), ("bars", bars), ("grouped", groupedBars), ("heat", heatMap),
    ("panels", panels), ("scatter", scatter), ("log", logarithmic), ("picture", picture),
  ]
}
