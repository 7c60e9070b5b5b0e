import Charts
import Drawing
import Testing

/// Many names, long names and narrow screens can still be read.
@Suite struct CrowdedTests {
  private func bars(_ names: [String], width: Double, isHorizontal: Bool = false) -> Chart {
    let values = names.indices.map { Double(10 + $0 * 7 % 13) }
    return Chart(
      "Bars", alternativeText: "Bars.", width: width,
      height: isHorizontal ? .perBand(20) : .fixed(240), x: Axis("class"), y: Axis("samples")
    ) {
      if isHorizontal {
        BarMark(x: values, y: names, paint: .bad)
      } else {
        BarMark(x: names, y: values, paint: .bad)
      }
    }
  }

  @Test(arguments: [1, 2, 12, 40, 100, 400], [356.0, 640, 900])
  func namesBelowBarsAreDifferentAndLegible(count: Int, width: Double) {
    let names = (0..<count).map { "Class of animals number \($0)" }
    let legibility = Legibility(bars(names, width: width))
    #expect(legibility.complaints == [])
    let labels = legibility.texts.filter { text in
      names.contains { $0 == text || $0.hasSuffix(text.split(separator: "…").last ?? "?") }
    }
    #expect(labels.count >= min(count, 10) && Set(labels).count == labels.count)
    #expect(!legibility.texts.contains("…"))
  }

  @Test(arguments: [356.0, 640])
  func aLongNameLeavesRoomForTheBars(width: Double) {
    let long = String(repeating: "letters and ", count: 11)
    let chart = bars(["short", long, long + "more"], width: width, isHorizontal: true)
    let legibility = Legibility(chart)
    #expect(legibility.complaints == [])
    let canvas = RecordingCanvas(size: chart.size)
    chart.draw(on: canvas)
    let widest = canvas.commands.compactMap { command -> Double? in
      guard case .fill(let path, .role(.bad, opacity: 1)) = command,
        case .move(let a) = path.elements.first, case .line(let b) = path.elements[1]
      else { return nil }
      return b.x - a.x
    }.max()
    #expect(widest ?? 0 > width * 0.4)
  }

  @Test func aLongSeriesAndALongTitleFit() {
    let word = String(repeating: "verylongword", count: 11)
    let chart = Chart(
      word + " and more", alternativeText: "Lines.", width: 356, x: Axis(word), y: Axis(word)
    ) {
      LineMark(x: [1, 2], y: [1, 2], series: word)
      LineMark(x: [1, 2], y: [2, 1], series: "b")
      RuleMark(x: 1.5, label: word)
      RuleMark(y: 1.5, label: word)
      TextMark(word, x: 1, y: 1)
    }
    let page = Rectangle(x: 0, y: 0, width: 356, height: chart.size.height)
    let canvas = RecordingCanvas(size: chart.size)
    chart.draw(on: canvas)
    for case .text(let run) in canvas.commands {
      #expect(page.contains(Typesetter.bounds(of: run), tolerance: 0.5), "\(run.string)")
    }
  }

  @Test func panelsStackOnANarrowScreen() throws {
    let figure = try ExampleCharts.panels.figure()
    let narrow = try #require(figure.narrow)
    #expect(narrow.width == 356 && narrow.height > figure.height * 1.5)
    let chart = try #require(ExampleCharts.panels.narrowed(to: 356))
    #expect(chart.columns == 1 && Legibility(chart).complaints == [])
  }

  @Test(arguments: ExampleCharts.all.map(\.0)) func everyExampleIsLegibleWhenNarrow(name: String)
    throws
  {
    let chart = try #require(ExampleCharts.all.first { $0.0 == name }).1
    if let narrow = chart.narrowed(to: 356) { #expect(Legibility(narrow).complaints == []) }
  }

  @Test(arguments: [Chart.Legend.above, .below, .right, .hidden])
  func theLegendStandsWhereItIsSet(legend: Chart.Legend) throws {
    let chart = Chart("", alternativeText: "Lines.", legend: legend, text: ChartText(size: 14)) {
      LineMark(x: [1, 2], y: [1, 2], series: "a")
      LineMark(x: [1, 2], y: [2, 1], series: "b")
    }
    #expect(Legibility(chart).complaints == [])
    let canvas = RecordingCanvas(size: chart.size)
    chart.draw(on: canvas)
    let runs = canvas.commands.compactMap { if case .text(let run) = $0 { run } else { nil } }
    let name = runs.first { $0.string == "a" }
    switch legend {
    case .above: #expect(name?.place.y ?? 99 < 40)
    case .below: #expect(name?.place.y ?? 0 > chart.size.height - 40)
    case .right: #expect(name?.place.x ?? 0 > 560)
    default: #expect(name == nil)
    }
    #expect(runs.allSatisfy { $0.font.size >= 14 })
  }

  @Test func colorsOfSeriesCanBeSet() {
    let chart = Chart("", alternativeText: "Lines.", colors: ["b": .bad]) {
      LineMark(x: [1, 2], y: [1, 2], series: "a")
      LineMark(x: [1, 2], y: [2, 1], series: "b")
    }
    let canvas = RecordingCanvas(size: chart.size)
    chart.draw(on: canvas)
    let name = canvas.commands.compactMap { if case .text(let run) = $0 { run } else { nil } }
      .first { $0.string == "b" }
    #expect(name?.paint == .bad)
  }
}
