import Charts
import Display
import Drawing
import Testing

@Suite struct ChartTests {
  private func commands(_ chart: Chart) -> [DrawingCommand] {
    let canvas = RecordingCanvas(size: chart.size)
    chart.draw(on: canvas)
    return canvas.commands
  }

  private func texts(_ chart: Chart) -> [TextRun] {
    commands(chart).compactMap { if case .text(let run) = $0 { run } else { nil } }
  }

  @Test(arguments: ExampleCharts.all.map(\.0)) func isLegible(name: String) throws {
    let chart = try #require(ExampleCharts.all.first { $0.0 == name }).1
    #expect(Legibility(chart).complaints == [])
  }

  @Test func aBareChartIsNothingButItsMarks() {
    let chart = Chart(
      "", alternativeText: "One line.", width: 100, height: .fixed(50), x: .hidden, y: .hidden
    ) {
      LineMark(x: [0, 1], y: [0, 1], paint: .bad)
    }
    #expect(chart.size == Size(100, 62))
    #expect(
      commands(chart) == [
        .stroke(
          Path(from: Point(8, 58), to: Point(87, 8)), .bad, StrokeStyle(width: 2, join: .round))
      ])
  }

  @Test func chartsAreDrawnOnManyThreadsAtOnce() async throws {
    let expected = try ExampleCharts.heatMap.figure()
    try await withThrowingTaskGroup(of: Figure.self) { group in
      for _ in 0..<8 { group.addTask { try ExampleCharts.heatMap.figure() } }
      for try await figure in group { #expect(figure == expected) }
    }
  }

  @Test func linesAreNamedAtTheirEndsInTheirColor() throws {
    let runs = texts(ExampleCharts.lines)
    let training = try #require(runs.first { $0.string == "training" })
    let validation = try #require(runs.first { $0.string == "validation" })
    #expect(training.paint == .categoryInk(0) && validation.paint == .categoryInk(1))
    #expect(training.place.y < validation.place.y)
  }

  @Test func barsBeginAtZero() {
    let fills = commands(ExampleCharts.bars).compactMap { command -> Path? in
      if case .fill(let path, .role(.category(0), opacity: 1)) = command { path } else { nil }
    }
    let lefts = fills.compactMap { path -> Double? in
      if case .move(let point) = path.elements.first { point.x } else { nil }
    }
    #expect(lefts.count == 3 && Set(lefts).count == 1)
  }

  @Test func theFirstCategoryStandsAtTheTop() throws {
    let runs = texts(ExampleCharts.bars)
    let homer = try #require(runs.first { $0.string == "Homer Simpson" })
    let edna = try #require(runs.first { $0.string == "Edna Krabappel" })
    #expect(homer.place.y < edna.place.y)
  }

  @Test func seriesDifferInDashAsWellAsColor() {
    let styles = Set(
      commands(ExampleCharts.lines).compactMap { command -> [Double]? in
        guard case .stroke(_, .role(.category, opacity: 1), let style) = command else { return nil }
        return style.dash
      })
    #expect(styles == [[], [6, 3]])
  }

  @Test func theDataIsTheTableOfTheMarks() throws {
    let data = try #require(try ExampleCharts.lines.figure().data)
    #expect(data.columns.map(\.title) == ["series", "epoch", "accuracy"])
    #expect(data.rows.count == 14)
    #expect(data.rows[0] == ["training", .integer(1), .number(0.43)])
  }

  @Test func cellsTellTheirValuesToTheTable() throws {
    let data = try #require(try ExampleCharts.differences.figure().data)
    #expect(data.columns.map(\.title) == ["predicted", "true", "pictures"])
    #expect(data.rows[1] == ["Lisa", "Bart", .integer(-4)])
  }

  @Test func facetsAreNamedPanels() {
    let chart = Chart(
      "Facets", alternativeText: "Three small charts.", facets: ["a", "b", "c"], x: Axis("epoch")
    ) { name in
      LineMark(x: [1, 2], y: [1.0, name == "a" ? 2 : 3])
    }
    #expect(chart.panels.map(\.title) == ["a", "b", "c"] && chart.columns == 3)
    #expect(Legibility(chart).complaints == [])
  }

  @Test func sharedScalesPutEqualValuesAtEqualHeights() throws {
    func panel(_ values: [Double]) -> Panel {
      Panel { LineMark(x: [0, 1], y: values, paint: .bad) }
    }
    let chart = Chart(
      "", alternativeText: "Two lines.", columns: 2, sharing: .both,
      panels: [panel([0, 1]), panel([0.5, 9])])
    let starts = commands(chart).compactMap { command -> Double? in
      guard case .stroke(let path, .role(.bad, opacity: 1), _) = command,
        case .move(let point) = path.elements.first
      else { return nil }
      return point.y
    }
    #expect(starts.count == 2 && starts[0] - starts[1] > 1 && starts[0] - starts[1] < 20)
  }

  @Test func aHoleInterruptsALineAndLeavesADot() throws {
    let chart = Chart("", alternativeText: "A line with a hole.") {
      LineMark(x: [1, 2, 3, 4], y: [1, .nan, 2, 3], paint: .bad)
    }
    let lines = commands(chart).filter {
      if case .stroke(_, .role(.bad, opacity: 1), _) = $0 { true } else { false }
    }
    let dots = commands(chart).filter {
      if case .fill(_, .role(.bad, opacity: 1)) = $0 { true } else { false }
    }
    #expect(lines.count == 1 && dots.count == 1)
    #expect(
      try chart.figure().caption == "Not drawn: 1 of 4 values, which have no place on the axes.")
  }

  @Test func emptyAndConstantDataStillMakeAFigure() throws {
    let values: [[Double]] = [[], [3], [3, 3, 3], [.nan], [.infinity, 1]]
    for values in values {
      let chart = Chart("", alternativeText: "Hardly anything.") {
        LineMark(x: Array(values.indices), y: values, series: "one")
        PointMark(x: Array(values.indices), y: values)
      }
      #expect(Legibility(chart).complaints == [])
      #expect(!(try chart.figure().svg.contains("nan")))
    }
  }

  @Test func drawsPNGsOfTheScaleAskedFor() throws {
    let png = try ExampleCharts.bars.png(scale: 2)
    #expect(Array(png[0..<4]) == [0x89, 0x50, 0x4E, 0x47])
    let width = png[16..<20].reduce(0) { $0 << 8 | Int($1) }
    #expect(width == 1280)
  }

  @Test func anSVGFileBringsItsGlyphsAndBothThemes() throws {
    let svg = try ExampleCharts.bars.standaloneSVG()
    #expect(svg.contains("<defs><path id=\"g"))
    #expect(svg.contains("@media (prefers-color-scheme:dark)"))
  }

  @Test func isAnOutput() {
    guard case .figure(let figure) = ExampleCharts.lines.output else {
      Issue.record("not a figure")
      return
    }
    #expect(figure.width == 640 && figure.caption == nil)
    #expect(!figure.svg.contains(Figure.idPrefix))
  }
}
