import Display
import Foundation
import Report
import RunRecord
import Testing

/// Every view of every record comes out, whatever the record holds.
@Suite struct TotalityTests {
  /// How many random runs are shown; `SOAK=1` shows more.
  static let count = ProcessInfo.processInfo.environment["SOAK"] == nil ? 100 : 20_000

  @Test func everyViewIsTotal() throws {
    for seed in 0..<UInt64(Self.count) {
      var random = RandomRun(seed: seed)
      let run = random.run()
      let previous = random.run()
      let picture = Data(random.text().utf8)
      try show(run, previous, picture, seed: seed)
    }
  }

  private func show(_ run: Run, _ previous: Run, _ picture: Data, seed: UInt64) throws {
    let image: @Sendable (String) -> Data? = { $0.count % 2 == 0 ? picture : nil }
    for pictures in [ReportOptions.Pictures.embedded, .folder("a b")] {
      let options = ReportOptions(
        pictures: pictures, packagePath: "..", timeZone: .gmt, image: image)
      let report = HTMLReport(run: run, previous: previous, options: options).render()
      #expect(report.html.hasSuffix("</html>\n"), "seed \(seed)")
      #expect(!report.html.contains("<script>alert"), "seed \(seed)")
      #expect(!report.html.contains("\0"), "seed \(seed)")
    }
    let files = MarkdownExport(run: run, image: image).files()
    #expect(files[0].path == "README.md" && files.allSatisfy { !$0.path.contains("..") })
    for data in [
      try NotebookExport(run: run, image: image).data(), try JSONExport(run: run).data(),
    ] {
      #expect(try JSONSerialization.jsonObject(with: data) is [String: Any], "seed \(seed)")
    }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try MetricsFile.write(run.metrics, to: folder.path)
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(
      try JSONSerialization.jsonObject(with: Data(contentsOf: folder)) is [String: Any],
      "seed \(seed)")
    _ = RunComparison(from: previous, to: run)
    for metric in run.metrics.values {
      for format in MetricFormat.allCases { _ = format.text(metric.value) }
    }
  }

  @Test(arguments: [
    (0.9997222, "99.97%"), (1, "100.0%"), (0.0002778, "0.03%"), (0, "0.0%"), (-0.0, "0.0%"),
    (0.98234, "98.2%"), (-0.00001, "\u{2212}0.001%"), (1 - 1e-9, "99.9999999%"), (1e300, "1e+302%"),
    (.nan, "NaN%"),
    (.infinity, "∞%"),
  ])
  func sharesAreNeitherAllNorNoneUnlessTheyAre(share: Double, text: String) {
    #expect(NumberText.percent(share) == text)
  }

  @Test func rowsOfAnyLengthAreShown() {
    var table = Table(columns: [.init("a"), .init("b")], rows: [])
    table.rows = [["x"], ["y", 1, "beyond"], []]
    let html = HTMLReport(run: SampleRun.run(showing: .table(table))).render().html
    #expect(html.contains("<td class=\"n\">1</td><td><bdi>beyond</bdi></td>"))
    #expect(
      html.contains(
        "<tr><th scope=\"row\"><bdi></bdi></th><td class=\"n\"></td><td><bdi></bdi></td></tr>"))
  }
}
