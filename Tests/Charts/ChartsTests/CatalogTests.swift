import Charts
import Foundation
import Testing

/// The pictures of the documentation are drawn by its examples: `CUADERNO_RENEW_GOLDEN=1 swift test --filter CatalogTests`.
@Suite struct CatalogTests {
  private static let charts = URL(filePath: #filePath)
    .appending(path: "../../../../Sources/Charts/Charts").standardized
  private let catalog = charts.appending(path: "Charts.docc")

  private func pages() throws -> String {
    try ["Charts", "ChartsByExample", "EveryMark"].map {
      try String(contentsOf: catalog.appending(path: "\($0).md"), encoding: .utf8)
    }.joined()
  }

  @Test func everyPictureOfThePagesIsDrawn() throws {
    let isRenewing = ProcessInfo.processInfo.environment["CUADERNO_RENEW_GOLDEN"] == "1"
    let names = Set(try pages().matches(of: /!\[[^\]]+\]\(([a-z-]+)\)/).map { String($0.1) })
    #expect(names.count >= 12)
    for name in names {
      let chart = try #require(ExampleCharts.all.first { $0.0 == name }, "\(name)").1
      let file = catalog.appending(path: "Resources/\(name).svg")
      if isRenewing { try Data(chart.standaloneSVG().utf8).write(to: file, options: .atomic) }
      let svg = try String(contentsOf: file, encoding: .utf8)
      let width = "width=\"\(Int(chart.size.width))\""
      #expect(svg.hasPrefix("<svg ") && svg.contains(width), "\(name)")
    }
  }

  @Test func everyMarkIsOnItsPage() throws {
    let files = try FileManager.default.contentsOfDirectory(
      atPath: Self.charts.appending(path: "Marks").path)
    let page = try String(
      contentsOf: catalog.appending(path: "EveryMark.md"), encoding: .utf8)
    let marks = files.map { $0.replacing(".swift", with: "") }
      .filter { $0.hasSuffix("Mark") && $0 != "Mark" }
    #expect(marks.count >= 15)
    for mark in marks { #expect(page.contains("``\(mark)``"), "\(mark)") }
  }
}
