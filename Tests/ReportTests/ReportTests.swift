import Foundation
import Report
import Testing

@Suite struct SampleTests {
  @Test func sample() throws {
    let picture = SamplePicture.picture(edge: 16, gray: 90, alternativeText: "").data
    let options = ReportOptions(timeZone: .gmt) { $0 == "sample.png" ? picture : nil }
    let report = HTMLReport(run: SampleRun.run, previous: SampleRun.previous, options: options)
      .render()
    try report.write(to: "/tmp/report-sample/report.html")
    print(report.warnings, report.html.utf8.count)
  }
}
