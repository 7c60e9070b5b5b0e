import Foundation
import Report
import RunRecord
import Testing

@Suite struct HTMLReportTests {
  static let report = render(SampleRun.run, previous: SampleRun.previous)

  static func render(_ run: Run, previous: Run? = nil) -> RenderedReport {
    let picture = SamplePicture.picture(edge: 16, gray: 90, alternativeText: "").data
    let options = ReportOptions(timeZone: .gmt) { $0 == "sample.png" ? picture : nil }
    return HTMLReport(run: run, previous: previous, options: options).render()
  }

  @Test func hostileTextIsText() {
    #expect(!Self.report.html.contains(SampleRun.hostile))
    #expect(Self.report.html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
  }

  @Test func mistakesInProseAreTold() {
    #expect(
      Self.report.warnings.contains { $0.contains("the picture “absent.png” is not beside") })
  }

  @Test func equalRunsGiveEqualPages() {
    #expect(Self.report == Self.render(SampleRun.run, previous: SampleRun.previous))
  }

  @Test func isWritten() throws {
    let folder = ProcessInfo.processInfo.environment["REPORT_SAMPLE"]
    let url = folder.map { URL(fileURLWithPath: $0) } ?? FileManager.default.temporaryDirectory
    let path = url.appendingPathComponent("cuaderno-sample-report.html").path
    try Self.report.write(to: path)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == Self.report.html)
  }
}
