import Foundation
import Report
import Testing

@Suite(.enabled(if: Browser.program != nil, "Chromium is not installed"))
struct BrowserTests {
  static let views = [
    Browser.View(width: 1280, theme: "light"), Browser.View(width: 1280, theme: "dark"),
    Browser.View(width: 390, theme: "light"), Browser.View(width: 390, theme: "dark"),
  ]
  static let findings = Result {
    try Browser.look(at: HTMLReportTests.report.html, in: views)
  }

  private func finding(_ view: Browser.View) throws -> Browser.Finding {
    let found = try Self.findings.get()
    return try #require(found.first { $0.view == "\(view.width)-\(view.theme)" })
  }

  @Test(arguments: views) func pageFitsAndStaysQuiet(view: Browser.View) throws {
    let finding = try finding(view)
    #expect(finding.contentWidth <= view.width)
    #expect(finding.errors.isEmpty)
    #expect(finding.requests.isEmpty)
  }

  @Test(.enabled(if: Browser.axe != nil, "axe-core-python is not installed"), arguments: views)
  func axeFindsNoViolation(view: Browser.View) throws {
    #expect(try finding(view).violations == [])
  }

  @Test func reportIsPrinted() throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("cuaderno-\(UUID().uuidString).pdf").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try PDFExport(report: HTMLReport(run: SampleRun.run)).write(to: path)
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(data.starts(with: Data("%PDF-".utf8)))
    #expect(data.count > 20_000)
  }
}
