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

  @Test func percentAndFixedDigits() {
    #expect(NumberFormat.percent.string(0.85, step: 0.05) == "85 %")
    #expect(NumberFormat.percent.string(0.125, step: 0.025) == "12.5 %")
    #expect(NumberFormat.percent(digits: 1).string(0.9236) == "92.4 %")
    #expect(NumberFormat.fixed(2).string(-0.001) == "0.00")
    #expect(NumberFormat.fixed(0).string(.nan) == "n/a")
  }
}
