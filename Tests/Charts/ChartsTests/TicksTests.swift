import Charts
import Testing

@Suite struct TicksTests {
  @Test func areRoundNumbers() {
    #expect(Ticks.linear(0...1, count: 6).values == [0, 0.2, 0.4, 0.6, 0.8, 1])
    #expect(Ticks.linear(0.43...0.945, count: 6).step == 0.1)
    #expect(Ticks.linear(1...8, count: 4).values == [2, 4, 6, 8])
    #expect(Ticks.linear(-3...17, count: 5).values == [0, 5, 10, 15])
  }

  @Test func wholeNumbersStayWhole() {
    #expect(Ticks.linear(1...3, count: 9, integers: true).values == [1, 2, 3])
  }

  @Test(arguments: [(0.0, 1e-9), (-4e12, 7e15), (0.1, 0.1000001), (1, 1e300)])
  func areFewAtEveryScale(low: Double, high: Double) {
    for count in [3, 6, 10] {
      let ticks = Ticks.linear(low...high, count: count).values
      #expect((1...count).contains(ticks.count))
      #expect(ticks.allSatisfy { $0 >= low - (high - low) / 1e6 && $0 <= high * 1.000001 })
    }
  }

  @Test func logarithmicOnesArePowersOfTen() {
    #expect(Ticks.log(1e-5...0.1, count: 9).values.count == 5)
    #expect(Ticks.log(1...50, count: 6).values == [1, 2, 5, 10, 20, 50])
    #expect(Ticks.log(1e-12...1, count: 5).values.count <= 5)
  }

  @Test func aSmallPartOfADecadeHasTicksToo() {
    #expect(Ticks.log(1.1...1.4, count: 5).values == [1.1, 1.2, 1.3, 1.4])
  }

  @Test func niceDomainsEndAtTicks() {
    #expect(Ticks.nice(0.43...0.945, count: 6) == 0.4...1)
    #expect(Ticks.nice(3...3, count: 6) == 3...3)
  }
}
