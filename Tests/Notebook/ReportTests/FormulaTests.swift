import Report
import Testing

@Suite struct FormulaTests {
  /// The presentation part of a formula.
  private func row(_ source: String, isDisplayed: Bool = false) throws -> String {
    let markup = try Formula(source).mathML(isDisplayed: isDisplayed).markup
    let start = try #require(markup.firstRange(of: "<semantics>"))
    let end = try #require(markup.firstRange(of: "<annotation"))
    return String(markup[start.upperBound..<end.lowerBound])
  }

  @Test(arguments: [
    ("x_i^2", "<mrow><msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup></mrow>"),
    ("3.5-a", "<mrow><mn>3.5</mn><mo>\u{2212}</mo><mi>a</mi></mrow>"),
    (
      "\\frac{a}{b}", "<mrow><mfrac><mrow><mi>a</mi></mrow><mrow><mi>b</mi></mrow></mfrac></mrow>"
    ),
    ("\\sqrt[3]x", "<mrow><mroot><mi>x</mi><mrow><mn>3</mn></mrow></mroot></mrow>"),
    ("\\alpha\\le\\beta", "<mrow><mi>α</mi><mo>≤</mo><mi>β</mi></mrow>"),
    ("\\text{if } a<b", "<mrow><mtext>if\u{A0}</mtext><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow>"),
    ("\\mathbf{W}", "<mrow><mi>𝐖</mi></mrow>"),
    (
      "-\\log p_t",
      "<mrow><mo>\u{2212}</mo><mi>log</mi><mspace width=\"0.167em\"></mspace><msub><mi>p</mi><mi>t</mi></msub></mrow>"
    ),
    (
      "\\max(0, x)",
      "<mrow><mi>max</mi><mo>(</mo><mn>0</mn><mo>,</mo><mi>x</mi><mo>)</mo></mrow>"
    ),
    ("f'", "<mrow><msup><mi>f</mi><mo>′</mo></msup></mrow>"),
  ])
  func knownPart(source: String, markup: String) throws {
    #expect(try row(source) == markup)
  }

  @Test func limitsStandBelowInDisplayedFormulas() throws {
    #expect(try row("\\sum_{i}^n", isDisplayed: true).contains("<munderover><mo>∑</mo>"))
    #expect(try row("\\sum_{i}^n").contains("<msubsup><mo>∑</mo>"))
  }

  @Test func matrices() throws {
    let matrix = try row("\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}")
    #expect(matrix.components(separatedBy: "<mtr>").count == 3)
    #expect(matrix.components(separatedBy: "<mtd>").count == 5)
  }

  @Test(arguments: [
    "\\unknown", "{a", "a}", "a_", "^2", "\\frac{a}", "\\left( a", "\\begin{array} a \\end{array}",
    "\\begin{matrix} a", "a & b", "\\text{\\alpha}", "\\sqrt[3",
    String(repeating: "{", count: 10_000), String(repeating: "\\hat", count: 10_000),
  ])
  func theRestIsRefused(source: String) {
    #expect(throws: FormulaError.self) { try Formula(source).mathML(isDisplayed: false) }
  }
}
