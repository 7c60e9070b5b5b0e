import Display
import Foundation
import Report
import RunRecord
import Testing

@Suite(.enabled(if: Browser.program != nil, "Chromium is not installed"))
struct BrowserTests {
  static let views = [
    Browser.View(width: 1280, theme: "light"), Browser.View(width: 1280, theme: "dark"),
    Browser.View(width: 390, theme: "light"), Browser.View(width: 390, theme: "dark"),
    // A page of A4 without its margins.
    Browser.View(width: 672, theme: "print"),
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

  @Test func keyboardStopsWhereThereIsSomethingToScroll() throws {
    for view in Self.views where view.theme != "print" {
      let finding = try finding(view)
      #expect(finding.stops == finding.wide, "\(view.testDescription)")
    }
    // On a telephone there is such a box.
    #expect(try finding(Self.views[2]).stops > 0)
  }

  static let visit = Result {
    let events = SampleRun.events().prefix { event in
      if case .cellFinished(let cell, _) = event.kind { return cell != "train" }
      return true
    }
    let live = HTMLReportTests.render(try #require(Run(events)))
    return try Visit(html: HTMLReportTests.report.html, live: live.html)
  }

  @Test func isReadWithoutJavaScript() throws {
    let visit = try Self.visit.get()
    for words in ["who is in the picture?", "94.2%", "Load the pictures", "Code, 7 lines"] {
      #expect(visit.plainText.contains(words))
    }
    #expect(visit.hidesButtons)
  }

  @Test func buttonsDoWhatTheySay() throws {
    let visit = try Self.visit.get()
    #expect(
      visit.backgrounds == ["rgb(255, 255, 255)", "rgb(20, 22, 26)", "rgb(255, 255, 255)"])
    #expect(visit.openCode == [visit.codeCount, 0] && visit.codeCount > 3)
    // A browser that keeps its clipboard to itself gets the code selected.
    #expect(["Copied", "Selected"].contains(visit.copyLabel))
  }

  @Test func contentsKeepTheReadersCellInView() throws {
    #expect(try Self.visit.get().contentsFollow)
  }

  @Test func everythingIsReachedByKeyboardAndSeenToBe() throws {
    #expect(try Self.visit.get().unreachable == [])
  }

  @Test func aLivePageKeepsTheReadersPlace() throws {
    let visit = try Self.visit.get()
    #expect(visit.place == 300 && visit.keepsFold)
  }

  /// A page whose outputs try to run scripts and to load things, with a sentence in place of each drawing.
  @Test func attacksStayWords() throws {
    let figures = SVGAttacks.all.map { attack -> Output in
      .figure(
        Figure(
          svg: attack, glyphs: ["gq1": "M0 0\"/><script>alert(1)</script>"], width: 10, height: 10,
          alternativeText: "\"><img src=x onerror=alert(2)>"))
    }
    var run = SampleRun.run(
      showing: .markdown("<img src=x onerror=alert(3)> [a](javascript:alert(4))"))
    run.cells[0].outputs += figures.map { Placed(Anchor(token: 0), $0) }
    run.header.title = "</title><script>alert(5)</script>"
    let view = Browser.View(width: 1280, theme: "light")
    let finding = try #require(
      try Browser.look(at: HTMLReport(run: run).render().html, in: [view]).first)
    #expect(finding.errors.isEmpty && finding.requests.isEmpty)
  }

  /// The second wall: what got into the page against all rules would not run.
  @Test func policyStopsWhatGetsThrough() throws {
    let smuggled = """
      <svg onload="document.title='ran'"></svg><script>document.title = "ran"</script>\
      <img src="https://example.org/x.png"><p style="background:url(https://example.org)">x</p>
      """
    let html = HTMLReportTests.report.html.replacing(
      "<main id=\"_top\">", with: "<main id=\"_top\">" + smuggled)
    let finding = try #require(
      try Browser.look(at: html, in: [Browser.View(width: 1280, theme: "light")]).first)
    let stopped = Set(finding.errors.map { $0.split(separator: " ").first ?? "" })
    #expect(
      stopped.isSuperset(of: ["script-src-attr", "script-src-elem", "img-src", "style-src-attr"]))
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
