import Charts
import Display
import Drawing
import Foundation
import Testing

/// Whatever the numbers are, a chart is drawn: every coordinate is finite, every text is legible, and what is left out is named.
@Suite struct AnyDataTests {
  static let odd: [Double] = [
    .nan, .infinity, -.infinity, 1e308, -1e308, 1.7976931348623157e308, .leastNonzeroMagnitude,
    -.leastNonzeroMagnitude, -0.0, 0,
    1e300, 1e-300, 1, -1, 0.5, 1e15, 1e16, 123_456_789, .leastNormalMagnitude, 1e150, 2.302585,
  ]

  /// A mark of each kind with values of each kind.
  static let marks: [(name: String, make: @Sendable ([Double], [Double]) -> [any Mark])] = [
    ("line", { [LineMark(x: $0, y: $1, series: "a"), LineMark(x: $1, y: $0)] }),
    ("area", { [AreaMark(x: $0, from: $1, to: $0), AreaMark(x: $0, y: $1)] }),
    ("point", { [PointMark(x: $0, y: $1, series: "a"), PointMark(x: $0, y: $1, isHollow: true)] }),
    ("bar", { [BarMark(x: $0, y: $1, labels: $1.map { "\($0)" })] }),
    ("horizontal bar", { [BarMark(x: $0, y: $1, isHorizontal: true)] }),
    ("category bar", { x, y in [BarMark(x: x.indices.map { "c\($0)" }, y: y, base: x)] }),
    ("rule", { [RuleMark(x: $0, from: $1, to: $0), RuleMark(y: $0, from: $1, to: $0)] }),
    ("rules", { x, y in x.map { RuleMark(x: $0, label: "here") } + y.map { RuleMark(y: $0) } }),
    (
      "cell",
      { [CellMark(x: $0, y: $1, values: $1, colors: .sequential(domain: 0...1))] }
    ),
    ("text", { x, y in zip(x, y).map { TextMark("word", x: $0, y: $1) } }),
    ("label", { x, y in [LabelMark(x.indices.map { "n\($0)" }, x: x, y: y)] }),
    ("histogram", { x, y in [HistogramMark(x), HistogramMark(y, measure: .density)] }),
    ("density", { x, y in DensityMark(x).marks + DensityMark(y, series: "a").marks }),
    ("regression", { RegressionMark(x: $0, y: $1).marks }),
    ("box", { x, y in [BoxMark(x: ["a", "b"], values: [x, y])] }),
    ("number box", { x, y in [BoxMark(y: [x.first ?? 0, 2], values: [x, y])] }),
    ("mean", { x, y in MeanMark(x: x, runs: [y, x], band: .deviation).marks }),
    (
      "band",
      { x, y in
        let numbers = (x + y).filter { !$0.isNaN }.sorted()
        guard let low = numbers.first, let high = numbers.last else { return [] }
        return [BandMark(x: low...high, label: "band"), BandMark(y: low...high)]
      }
    ),
  ]

  private func expectDrawn(_ chart: Chart, _ comment: Comment) throws {
    // Labels of equal places cover each other, but none is cut.
    #expect(Legibility(chart).complaints.filter { $0.contains(" is cut") } == [], comment)
    let canvas = RecordingCanvas(size: chart.size)
    chart.draw(on: canvas)
    for command in canvas.commands {
      let paths: [Path] =
        switch command {
        case .fill(let path, _), .stroke(let path, _, _), .clip(let path): [path]
        default: []
        }
      let points = paths.flatMap(\.elements).flatMap { element -> [Point] in
        switch element {
        case .move(let point), .line(let point): [point]
        case .curve(let first, let second, to: let end): [first, second, end]
        case .close: []
        }
      }
      #expect(points.allSatisfy { abs($0.x) < 1e6 && abs($0.y) < 1e6 }, comment)
    }
    let figure = try chart.figure()
    #expect(figure.data?.rows.allSatisfy { $0.count == figure.data?.columns.count } ?? true)
  }

  @Test(arguments: marks.map(\.name), [Axis.Scale.automatic, .log])
  func everyMarkTakesEveryNumber(name: String, scale: Axis.Scale) throws {
    let make = try #require(Self.marks.first { $0.name == name }).make
    var generator = SeededGenerator(seed: 17)
    for round in 0..<24 {
      let count = [0, 1, 2, 3, 7][round % 5]
      let (x, y) = ((0..<count), (0..<count))
      let pick = { (_: Int) in Self.odd.randomElement(using: &generator) ?? 0 }
      let (xs, ys) = (x.map(pick), y.map(pick))
      let chart = Chart(
        "Any numbers", alternativeText: "Anything.", width: round % 2 == 0 ? 640 : 356,
        x: Axis("x", scale: scale), y: Axis("y", scale: scale)
      ) {
        make(xs, ys)
      }
      try expectDrawn(chart, "\(name) \(xs) \(ys)")
    }
  }

  @Test func whatIsNotDrawnIsNamed() throws {
    let chart = Chart("", alternativeText: "Points.", y: Axis(scale: .log)) {
      PointMark(x: [1, 2, 3, .nan], y: [1.0, 0, 100, 5])
    }
    #expect(
      try chart.figure().caption == "Not drawn: 2 of 4 values, which have no place on the axes.")
    let cut = Chart("", alternativeText: "Points.", caption: "Cut.", y: Axis(domain: 0...1)) {
      PointMark(x: [1, 2], y: [0.5, 7])
    }
    #expect(try cut.figure().caption == "Cut. Outside the axes: 1 of 2 values.")
  }

  @Test(arguments: [[Double](), [.nan], [.infinity, .nan]])
  func aPanelWithoutValuesSaysSo(values: [Double]) {
    let chart = Chart("", alternativeText: "Nothing.") {
      LineMark(x: values.indices.map(Double.init), y: values)
    }
    #expect(Legibility(chart).texts.contains("no values to draw"))
  }

  @Test func namesThatTheAxisDoesNotListAreDrawnToo() {
    let chart = Chart("", alternativeText: "Bars.", x: Axis(categories: ["b"])) {
      BarMark(x: ["a", "b"], y: [1, 2])
    }
    let texts = Legibility(chart).texts
    #expect(texts.firstIndex(of: "b") ?? 9 < texts.firstIndex(of: "a") ?? -1)
  }
}
