import Charts
import Display
import Drawing
import Testing

/// What each mark draws, and where.
@Suite struct MarkTests {
  private func fills(_ chart: Chart, _ paint: Paint = .bad) -> [Rectangle] {
    let canvas = RecordingCanvas(size: chart.size)
    chart.draw(on: canvas)
    return canvas.commands.compactMap { command in
      guard case .fill(let path, paint) = command else { return nil }
      let points = path.elements.compactMap { element -> Point? in
        switch element {
        case .move(let point), .line(let point): point
        default: nil
        }
      }
      let (x, y) = (points.map(\.x), points.map(\.y))
      let (left, top) = (x.min() ?? 0, y.min() ?? 0)
      return Rectangle(
        x: left, y: top, width: (x.max() ?? 0) - left, height: (y.max() ?? 0) - top)
    }
  }

  @Test func barsStandOnNumbers() {
    let chart = Chart("", alternativeText: "Bars.") {
      BarMark(x: [1.0, 2, 4], y: [3.0, 6, 1], paint: .bad)
    }
    let bars = fills(chart)
    #expect(bars.count == 3)
    #expect(Set(bars.map { ($0.width * 10).rounded() }).count == 1)
    // Nothing is cut, and a gap of two is twice a gap of one.
    #expect(bars.allSatisfy { $0.x > 0 && $0.maxX < chart.size.width && $0.height > 10 })
    #expect(abs((bars[2].x - bars[1].x) / (bars[1].x - bars[0].x) - 2) < 0.01)
  }

  @Test func barsOnNumbersCanBeHorizontal() {
    let bars = fills(
      Chart("", alternativeText: "Bars.") {
        BarMark(x: [3.0, 6], y: [1.0, 2], paint: .bad, isHorizontal: true)
      })
    #expect(bars.count == 2 && abs(bars[1].width / bars[0].width - 2) < 0.01)
  }

  @Test func barsOnPointsOfNamesHaveBands() {
    let bars = fills(
      Chart("", alternativeText: "Bars.", x: Axis(scale: .ordinal)) {
        BarMark(x: ["a", "b"], y: [1, 2], paint: .bad)
      })
    #expect(bars.count == 2 && bars.allSatisfy { $0.width > 50 })
  }

  @Test func seriesOfBarsStandSideBySide() {
    let chart = Chart(
      "", alternativeText: "Bars.", colors: ["p": .bad, "q": .accent]
    ) {
      BarMark(x: [1.0, 2], y: [1.0, 2], series: "p")
      BarMark(x: [1.0, 2], y: [2.0, 1], series: "q")
    }
    // The first is the sign of the legend.
    for (first, second) in zip(fills(chart).dropFirst(), fills(chart, .accent).dropFirst()) {
      #expect(!first.intersects(second) && abs(first.maxX - second.x) < 0.01)
    }
  }

  @Test func cellsStandOnNumbersToo() {
    let colors = ColorScale.sequential(.grays, domain: 0...1)
    let cells = fills(
      Chart("", alternativeText: "Cells.") {
        CellMark(x: [0, 1, 0, 1], y: [0, 0, 1, 1], values: [1, 1, 1, 1], colors: colors)
      }, colors.paint(1))
    #expect(cells.count == 4 && cells.allSatisfy { $0.width > 100 && $0.height > 50 })
  }

  @Test func aSinglePointOfALineIsADot() {
    let chart = Chart("", alternativeText: "One epoch.", x: Axis("epoch")) {
      LineMark(x: [1], y: [0.4], paint: .bad, hasMarkers: false)
    }
    #expect(fills(chart).count == 1)
    #expect(Legibility(chart).texts.filter { $0 == "1" }.count == 1)
  }

  @Test func histogramsCount() throws {
    let chart = Chart("", alternativeText: "A histogram.") {
      HistogramMark([1, 2, 2, 3, 3, 3], paint: .bad)
    }
    let bars = fills(chart)
    #expect(bars.count == 3 && abs(bars[2].height / bars[0].height - 3) < 0.01)
    let data = try #require(try chart.figure().data)
    #expect(data.columns.map(\.title) == ["y", "from", "to"])
    #expect(data.rows[0] == [.integer(1), .number(0.5), .number(1.5)])
  }

  @Test func boxesAreInTheTableOfData() throws {
    let chart = Chart("", alternativeText: "A box.", x: Axis("optimizer"), y: Axis("loss")) {
      BoxMark(x: ["Adam"], values: [[1, 2, 4, 7, 11, 30]])
    }
    let data = try #require(try chart.figure().data)
    #expect(
      data.columns.map(\.title) == [
        "optimizer", "low", "lower quartile", "median", "upper quartile", "high",
      ])
    #expect(
      data.rows == [["Adam", .integer(1), .number(2.5), .number(5.5), .integer(10), .integer(11)]])
  }

  @Test func tooFewPointsForALineAreNamed() throws {
    let chart = Chart("", alternativeText: "One point.") {
      PointMark(x: [1.0], y: [2.0])
      RegressionMark(x: [1], y: [2])
    }
    #expect(try chart.figure().caption == "There are too few points for a regression line.")
  }

  @Test func aMarkFromOutsideNeedsNothingElse() throws {
    let chart = Chart("", alternativeText: "Crosses.", x: Axis("a"), y: Axis("b")) {
      CrossMark(x: [1, 2], y: [3, 4])
    }
    #expect(fills(chart).isEmpty)
    let data = try #require(try chart.figure().data)
    #expect(data.columns.map(\.title) == ["a", "b", "size"] && data.rows.count == 2)
  }
}

/// A mark as a user would write it.
private struct CrossMark: Mark {
  var x: [Double]
  var y: [Double]

  var channels: [Channel] {
    [
      .x(x.map(\.plotValue)), .y(y.map(\.plotValue)),
      .y(y.map { .number($0 + 1) }, name: "size"),
    ]
  }

  func draw(on canvas: any Canvas, in frame: PlotFrame) {
    for (x, y) in zip(x, y) {
      guard let place = frame.point(.number(x), .number(y)) else { continue }
      canvas.stroke(Path(from: place + Point(-3, -3), to: place + Point(3, 3)), .bad)
    }
  }
}
