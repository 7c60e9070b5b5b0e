import Charts
import TestSupport
import Testing

/// Every mark as it is drawn, compared with a reviewed SVG in `Golden`.
@Suite struct GoldenChartTests {
  @Test(arguments: ExampleCharts.all.map(\.0)) func isDrawnAsReviewed(name: String) throws {
    let chart = try #require(ExampleCharts.all.first { $0.0 == name }).1
    expectGolden(try chart.golden(), "\(name).svg")
  }

  @Test(arguments: ["panels", "styled", "long-label", "hundred"])
  func isDrawnAsReviewedForNarrowScreens(name: String) throws {
    let chart = try #require(ExampleCharts.all.first { $0.0 == name }).1
    let narrow = try #require(chart.narrowed(to: 356))
    expectGolden(try narrow.golden(), "\(name).narrow.svg")
  }
}
