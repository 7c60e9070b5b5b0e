import Metrics
import Testing

@Suite struct ProportionTests {
  @Test func speaksPlainly() {
    #expect(
      Proportion(822, of: 890).description
        == "92.4% (822 of 890; 95% interval 90.4% to 93.9%)")
    #expect(
      Proportion(822, of: 890).phrase(of: "test picture")
        == "92.4% of the 890 test pictures (95% interval 90.4% to 93.9%)")
  }

  @Test func onlyAllIsAHundredPercentAndOnlyNoneIsZero() {
    #expect(Proportion(3_599, of: 3_600).percent == "99.97%")
    #expect(Proportion(3_600, of: 3_600).percent == "100.0%")
    #expect(Proportion(1, of: 1_000_000).percent == "0.0001%")
    #expect(Proportion(0, of: 1_000_000).percent == "0.0%")
  }

  @Test func intervalsEndAtNothingAndAll() {
    let none = Proportion(0, of: 10).interval
    let all = Proportion(10, of: 10).interval
    #expect(none.lowerBound == 0 && abs(none.upperBound - 0.2775327998628898) < 1e-9)
    #expect(all.upperBound == 1 && abs(all.lowerBound - 0.7224672001371102) < 1e-9)
  }

  @Test func differenceHasNewcombesInterval() {
    // Newcombe (1998), table II: 56 of 70 against 48 of 80.
    let found = Proportion(56, of: 70).difference(from: Proportion(48, of: 80))
    #expect(abs(found.value - 0.2) < 1e-12)
    #expect(abs(found.interval.lowerBound - 0.0524) < 5e-5)
    #expect(abs(found.interval.upperBound - 0.3339) < 5e-5)
  }

  @Test func comesFromAShare() {
    #expect(Proportion(share: 0.9236, of: 890) == Proportion(822, of: 890))
  }

  @Test func knowsNothingOfNoCases() {
    #expect(Proportion(0, of: 0).interval == 0...1)
    #expect(Proportion(0, of: 0).value == 0)
  }
}
