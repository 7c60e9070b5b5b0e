import Display
import Foundation
import Report
import RunRecord
import Testing

@Suite struct HTMLReportTests {
  static let report = render(SampleRun.run, previous: SampleRun.previous)

  static func render(
    _ run: Run, previous: Run? = nil, pictures: ReportOptions.Pictures = .embedded
  ) -> RenderedReport {
    let picture = SamplePicture.picture(edge: 16, gray: 90, alternativeText: "").data
    let options = ReportOptions(pictures: pictures, timeZone: .gmt) {
      $0 == "sample.png" ? picture : nil
    }
    return HTMLReport(run: run, previous: previous, options: options).render()
  }

  /// The part of the page from `start` up to `end`.
  private func part(from start: String, to end: String) throws -> Substring {
    let html = Self.report.html
    let begin = try #require(html.firstRange(of: start))
    let rest = html[begin.lowerBound...]
    return try rest[..<#require(rest.firstRange(of: end)).lowerBound]
  }

  @Test func hostileTextIsText() {
    #expect(!Self.report.html.contains(SampleRun.hostile))
    #expect(Self.report.html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
  }

  @Test func mistakesInProseAreTold() {
    #expect(
      Self.report.warnings.contains {
        $0.contains("01-load.swift:19: there is no picture “absent.png”")
      })
  }

  @Test func equalRunsGiveEqualPages() {
    #expect(Self.report == Self.render(SampleRun.run, previous: SampleRun.previous))
  }

  @Test func firstScreenAnswers() throws {
    let top = try part(from: "<div class=\"top\">", to: "<section class=\"cell\" id=\"load\"")
    for answer in [
      "networks: <span>who is in the picture?</span></h1>", "✓ Goal met", "<strong>94.2%</strong>",
      "Validation accuracy</dt><dd dir=\"auto\">87.3%</dd>", "before 86.1%",
      "Made from the real pictures", "<a href=\"#_failure-errors\">“Errors” failed</a>",
      "Failed after 2\u{A0}min\u{A0}41\u{A0}s · 3\u{A0}May 2026, 14:02 UTC · seed 0",
      "with changes",
      "<use href=\"#_figure-1\"/>", "Since the run of",
    ] {
      #expect(top.contains(answer), "the first screen lacks “\(answer)”")
    }
  }

  @Test(arguments: [
    ("load", "ran 12.3\u{A0}s"), ("train", "resumed at epoch 4/7"), ("evaluate", "cached"),
    ("evaluate", "in run 2026-05-02T09-00-00-aa11"), ("errors", "failed after"),
    ("errors", "Index out of range"), ("errors", "was stopped by signal 5 (trap)"),
    ("errors", ", the last line reached"), ("extra", "Skipped: it reads “Errors”, which failed"),
    ("slow", "interrupted at epoch 4/7"), ("old", "stale because parameter epochs 7 → 3"),
  ])
  func stateIsTold(cell: String, words: String) throws {
    let section = try part(from: "<section class=\"cell\" id=\"\(cell)\"", to: "</section>")
    #expect(section.contains(words))
  }

  @Test func outputsFollowTheirCode() throws {
    let section = try part(from: "<section class=\"cell\" id=\"train\"", to: "</section>")
    let log = try #require(section.firstRange(of: "Epoch 7/7"))
    let prose = try #require(section.firstRange(of: "What came out"))
    #expect(log.lowerBound < prose.lowerBound)
    #expect(!section.contains("1/475 "))
  }

  @Test func codeHasTheNumbersOfItsFile() throws {
    let section = try part(from: "<section class=\"cell\" id=\"load\"", to: "</section>")
    #expect(section.contains("<span data-n=\"1\"></span><span class=\"k\">import</span>"))
    #expect(section.contains("<span data-n=\"21\"></span><span class=\"k\">let</span> load"))
    #expect(section.contains("<summary>Code, 7 lines</summary>"))
  }

  @Test func figuresShareGlyphsAndHaveTheirOwnIds() {
    let html = Self.report.html
    #expect(html.components(separatedBy: "id=\"gq1\"").count == 2)
    #expect(html.contains("url(#_f1-c0)") && !html.contains(Figure.idPrefix))
  }

  @Test func overheadIsSmall() {
    #expect(Self.report.html.utf8.count < 150_000)
  }

  @Test func finishedPagesStayAndLiveOnesRenew() throws {
    #expect(!Self.report.html.contains("http-equiv=\"refresh\""))
    let events = SampleRun.events().prefix { event in
      if case .cellFinished(let cell, _) = event.kind { return cell != "train" }
      return true
    }
    let live = Self.render(try #require(Run(events)))
    #expect(live.html.contains("<noscript><meta http-equiv=\"refresh\""))
    #expect(live.html.contains("Running: 1 of 7 cells done, now <a href=\"#train\">Train</a>"))
  }

  @Test func groupsOfPicturesBeginRows() throws {
    let gallery = try part(from: "<figure class=\"gallery", to: "</figure>")
    let items = gallery.split(separator: "<li").dropFirst()
    #expect(items.map { $0.hasPrefix(" class=\"first\"") } == (0..<9).map { [0, 2].contains($0) })
  }

  @Test func picturesCanLieBesideThePage() throws {
    let report = Self.render(SampleRun.run, pictures: .folder("report pictures"))
    #expect(report.pictures.count == 10)
    #expect(report.html.contains("src=\"report%20pictures/"))
    #expect(!report.html.contains("data:image"))
  }

  @Test func aFigureThatIsMoreThanADrawingIsNotShown() throws {
    var run = SampleRun.run
    var figure = SampleRun.figure(isHeadline: false)
    for bad in SVGAttacks.all {
      figure.svg = bad
      run.cells[6].outputs = [Placed(Anchor(token: 0), .figure(figure))]
      let report = Self.render(run)
      #expect(report.warnings.contains { $0.contains("is not a plain drawing") })
      #expect(!bad.contains(">") || !report.html.contains(bad))
    }
  }

  @Test func codeIsFoldedUnlessItIsWanted() {
    var options = ReportOptions()
    options.showsCode = true
    let html = HTMLReport(run: SampleRun.run, options: options).render().html
    #expect(html.contains("<details class=\"code\" open>"))
    #expect(!Self.report.html.contains("<details class=\"code\" open>"))
  }

  @Test func isWritten() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("cuaderno-report-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let report = Self.render(SampleRun.run, pictures: .folder("pictures"))
    let path = folder.appendingPathComponent("report.html").path
    try report.write(to: path)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == report.html)
    let names = try FileManager.default.contentsOfDirectory(
      atPath: folder.appendingPathComponent("pictures").path)
    #expect(names.count == report.pictures.count)
  }
}
