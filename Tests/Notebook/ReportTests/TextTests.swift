import Report
import Testing

@Suite struct TextTests {
  @Test func numbers() {
    #expect(NumberText.integer(2_941_742) == "2,941,742")
    #expect(NumberText.integer(-1234) == "\u{2212}1,234")
    #expect(NumberText.decimal(-1234.567, digits: 2) == "\u{2212}1,234.57")
    #expect(NumberText.decimal(.nan, digits: 2) == "NaN")
    #expect(NumberText.percent(0.8734) == "87.3%")
    #expect(NumberText.shortest(0.1) == "0.1")
    #expect(NumberText.shortest(7) == "7")
    #expect(NumberText.bytes(25_769_803_776) == "25.8\u{A0}GB")
  }

  @Test(arguments: [
    (0.0, "0\u{A0}s"), (0.04, "0.040\u{A0}s"), (12.34, "12.3\u{A0}s"),
    (59.97, "1\u{A0}min\u{A0}0\u{A0}s"),
    (252, "4\u{A0}min\u{A0}12\u{A0}s"), (7500, "2\u{A0}h\u{A0}5\u{A0}min"),
  ])
  func durations(seconds: Double, text: String) {
    #expect(NumberText.seconds(seconds) == text)
  }

  @Test func formats() {
    #expect(MetricFormat(name: "three decimals") == .three)
    #expect(MetricFormat(name: "three") == .three)
    #expect(MetricFormat(name: "whole percent") == .wholePercent)
    #expect(MetricFormat(name: "furlongs") == nil)
    #expect(MetricFormat.three.text(.number(0.41234)) == "0.412")
    #expect(MetricFormat.integer.text(.number(19547.6)) == "19,548")
    #expect(MetricFormat.percent.text(.text("none")) == "none")
  }

  @Test func longTextFoldsItsMiddle() {
    let text = FoldedText((1...200).map(String.init).joined(separator: "\n"))
    #expect(text.first.hasSuffix("\n40") && text.last.hasPrefix("189\n"))
    #expect(text.middleCount == 148 && !text.isCut)
    #expect(FoldedText("a\nb\n\n").first == "a\nb")
    #expect(FoldedText(String(repeating: "x", count: 2_000_000)).isCut)
  }

  @Test func onlyLiteralsAreMarkup() {
    let name = "<b title='\"&\u{0}'>"
    #expect(
      ("<p>\(name)</p>" as HTML).markup == "<p>&lt;b title=&#39;&quot;&amp;\u{FFFD}&#39;&gt;</p>")
  }
}
