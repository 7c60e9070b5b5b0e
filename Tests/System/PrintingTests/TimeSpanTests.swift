import Printing
import Testing

@Suite struct TimeSpanTests {
  @Test(arguments: [
    (0.0, "0 s"), (-0.0, "0 s"), (0.0004, "0 s"), (0.04, "0.040 s"), (12.34, "12.3 s"),
    (59.97, "1 min 0 s"), (252, "4 min 12 s"), (7500, "2 h 5 min"), (273_600, "3 d 4 h"),
    (-12.34, "−12.3 s"), (.nan, "NaN"), (.infinity, "∞"), (-.infinity, "−∞"),
    (1e300, "1e+300 s"), (-1e19, "−1e+19 s"),
  ])
  func `Any number of seconds has a text`(seconds: Double, text: String) {
    #expect(TimeSpan(seconds: seconds).description == text)
  }

  @Test(arguments: [
    (0.0, "0:00"), (6.2, "0:07"), (750, "12:30"), (3723, "1:02:03"), (-1, "?"), (.nan, "?"),
    (1e300, "?"),
  ])
  func `A clock shows hours, minutes and seconds`(seconds: Double, text: String) {
    #expect(TimeSpan(seconds: seconds).clock == text)
  }

  @Test(arguments: [
    (-1.0, "────"), (0, "────"), (0.5, "━━──"), (1, "━━━━"), (7, "━━━━"), (.nan, "────"),
    (.infinity, "━━━━"),
  ])
  func `A bar shows any fraction`(fraction: Double, bar: String) {
    #expect(ProgressBar.text(fraction, width: 4) == bar)
  }

  @Test(arguments: [
    (0, "0"), (999, "999"), (1000, "1,000"), (-1234, "−1,234"), (2_941_742, "2,941,742"),
    (Int.min, "−9,223,372,036,854,775,808"),
  ])
  func `Thousands are separated by commas`(number: Int, text: String) {
    #expect(number.grouped == text)
  }

  @Test func `A count agrees with its noun`() {
    #expect(1.counted("error") == "1 error" && 1200.counted("error") == "1,200 errors")
  }
}
