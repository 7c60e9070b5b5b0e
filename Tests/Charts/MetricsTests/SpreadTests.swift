import Metrics
import Testing

@Suite struct SpreadTests {
  let baseline = Spread([0.80, 0.82, 0.81])

  @Test func meanAndDeviation() {
    #expect(abs(baseline.mean - 0.81) < 1e-12)
    #expect(abs(baseline.standardDeviation - 0.01) < 1e-12)
    #expect(Spread([0.5]).standardDeviation == 0)
  }

  /// A difference on so many samples that chance does not explain it.
  let clear = McNemarTest(onlyFirst: 5, onlySecond: 30)

  @Test func whatLiesNearerThanTheRepetitionsIsNoEffect() {
    #expect(baseline.verdict(0.835, by: clear) == .undecided)
    #expect(baseline.verdict(0.85, by: clear) == .better)
    #expect(baseline.verdict(0.77, by: clear) == .worse)
  }

  @Test func onePictureIsNoEffectWhereRepetitionsCoincide() {
    let same = Spread([0.8, 0.8, 0.8])
    #expect(same.band == 0.8...0.8)
    #expect(same.verdict(0.81, by: McNemarTest(onlyFirst: 0, onlySecond: 1)) == .undecided)
    #expect(same.verdict(0.81, by: clear) == .better)
  }

  @Test func bandIsWhatTheVerdictGoesBy() {
    #expect(abs(baseline.band.lowerBound - 0.78) < 1e-12)
    #expect(abs(baseline.band.upperBound - 0.84) < 1e-12)
  }
}
