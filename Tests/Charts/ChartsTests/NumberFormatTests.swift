import Charts
import Testing

@Suite struct NumberFormatTests {
  @Test func digitsFollowTheTicks() {
    #expect(NumberFormat.automatic.string(0.30000000000000004, step: 0.1) == "0.3")
    #expect(NumberFormat.automatic.string(1, step: 0.25) == "1.00")
    #expect(NumberFormat.automatic.string(1200, step: 200) == "1,200")
    #expect(NumberFormat.automatic.string(0.001, step: 0.001) == "0.001")
  }

  @Test func veryLargeAndSmallNumbersArePowersOfTen() {
    #expect(NumberFormat.automatic.string(2.5e7, step: 5e6) == "2.5·10⁷")
    #expect(NumberFormat.automatic.string(-1e-5, step: 1e-5) == "−10⁻⁵")
    #expect(NumberFormat.powersOfTen.string(1e-3) == "10⁻³")
  }

  @Test func largeNumbersWithManyDigitsStayWhole() {
    #expect(NumberFormat.automatic.string(1_005_000, step: 1_000) == "1,005,000")
    #expect(NumberFormat.automatic.string(12_345_679, step: 1) == "12,345,679")
  }

  @Test func percentAndFixedDigits() {
    #expect(NumberFormat.percent.string(0.85, step: 0.05) == "85%")
    #expect(NumberFormat.percent.string(0.125, step: 0.025) == "12.5%")
    #expect(NumberFormat.percent(digits: 1).string(0.9236) == "92.4%")
    #expect(NumberFormat.fixed(2).string(-0.001) == "0.00")
    #expect(NumberFormat.fixed(0).string(.nan) == "n/a")
    // Two digits would give one label to several ticks.
    #expect(NumberFormat.fixed(2).string(2.3025, step: 0.0005) == "2.3025")
  }

  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (12_345_678, "12,345,678"), (0.123456, "0.1235"), (0.5, "0.5"),
    (1.5e-7, "1.5·10⁻⁷"), (.infinity, "∞"), (1e300, "10³⁰⁰"),
  ])
  func numbersByThemselves(value: Double, text: String) {
    #expect(NumberFormat.automatic.string(value) == text)
  }
}
