import Charts
import Figures
import Testing

/// What is true of every figure of the laboratory.
@Suite struct FigureTests {
  @Test(arguments: ExampleFigures.charts.map(\.0)) func isLegible(name: String) throws {
    let chart = try chart(name)
    #expect(Legibility(chart).complaints == [])
    if let narrow = chart.narrowed(to: 356) { #expect(Legibility(narrow).complaints == []) }
  }

  @Test(arguments: ExampleFigures.charts.map(\.0)) func isSmall(name: String) throws {
    let figure = try chart(name).figure()
    #expect(figure.svg.utf8.count < 60_000)
    #expect(figure.glyphs.reduce(0) { $0 + $1.value.utf8.count } < 20_000)
  }

  @Test(arguments: ExampleFigures.charts.map(\.0)) func saysItsMeaningAndHasItsData(name: String)
    throws
  {
    let figure = try chart(name).figure()
    #expect(figure.alternativeText.count > 30)
    let data = try #require(figure.data)
    #expect(!data.rows.isEmpty)
    #expect(data.rows.allSatisfy { $0.count == data.columns.count })
  }

  @Test(arguments: ExampleFigures.charts.map(\.0)) func refersToNoGlyphThatItLacks(name: String)
    throws
  {
    let figure = try chart(name).figure()
    let used = (figure.svg + (figure.narrow?.svg ?? "")).split(separator: "href=\"#").dropFirst()
      .map {
        String($0.prefix { $0 != "\"" })
      }
    #expect(Set(used) == Set(figure.glyphs.keys))
  }

  private func chart(_ name: String) throws -> Chart {
    try #require(ExampleFigures.charts.first { $0.0 == name }).1
  }
}
