import Metrics
import Testing

@Suite struct SpreadTests {
  let baseline = Spread([0.80, 0.82, 0.81])

  @Test func meanAndDeviation() {
    #expect(abs(baseline.mean - 0.81) < 1e-12)
    #expect(abs(baseline.standardDeviation - 0.01) < 1e-12)
    #expect(Spread([0.5]).standardDeviation == 0)
  }

  @Test func whatLiesNearerThanTheRepetitionsIsNoEffect() {
    #expect(baseline.verdict(0.835) == .withinSpread)
    #expect(baseline.verdict(0.85) == .higher)
    #expect(baseline.verdict(0.77) == .lower)
  }
}
