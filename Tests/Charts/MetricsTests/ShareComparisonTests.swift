import Metrics
import Testing

@Suite struct ShareComparisonTests {
  let clear = McNemarTest(onlyFirst: 20, onlySecond: 60)

  @Test func pairedResultsAreComparedByMcNemarsTest() {
    let better = ShareComparison(clear, of: 1_000)
    #expect(better.verdict == .better && better.pValue == clear.pValue)
    #expect(
      better.sentence("the long training", than: "the short one")
        == "The long training is better than the short one "
        + "(+4.0 points, 95% interval 2.2 to 5.7, p < 0.001, n = 1,000).")
    let worse = ShareComparison(McNemarTest(onlyFirst: 60, onlySecond: 20), of: 1_000)
    #expect(
      worse.phrase(than: "the baseline")
        == "worse than the baseline (\u{2212}4.0 points, 95% interval \u{2212}5.7 to \u{2212}2.2, "
        + "p < 0.001, n = 1,000)")
    let open = ShareComparison(McNemarTest(onlyFirst: 5, onlySecond: 6), of: 100)
    #expect(open.phrase(than: "the baseline").hasPrefix("not shown to differ from the baseline ("))
  }

  @Test func aKnownValueIsComparedByWilsonsInterval() {
    #expect(ShareComparison(Proportion(60, of: 100), with: 0.45).verdict == .better)
    #expect(ShareComparison(Proportion(30, of: 100), with: 0.45).verdict == .worse)
    #expect(ShareComparison(Proportion(50, of: 100), with: 0.45).verdict == .undecided)
    #expect(ShareComparison(Proportion(0, of: 0), with: 0.5).verdict == .undecided)
  }

  @Test func independentSharesAreComparedByNewcombesInterval() {
    let comparison = ShareComparison(Proportion(56, of: 70), with: Proportion(48, of: 80))
    #expect(comparison.verdict == .better && comparison.pValue == nil)
    #expect(comparison.description == "+20.0 points, 95% interval 5.2 to 33.4, n = 70")
    #expect(
      ShareComparison(Proportion(5, of: 10), with: Proportion(4, of: 10)).verdict == .undecided)
  }

  @Test func aDifferenceInsideTheSpreadOfRepetitionsIsNoEffect() {
    let repetitions = Spread([0.80, 0.81, 0.82])
    #expect(
      ShareComparison(clear, of: 1_000, value: 0.835, beyond: repetitions).verdict == .undecided)
    #expect(ShareComparison(clear, of: 1_000, value: 0.86, beyond: repetitions).verdict == .better)
  }

  @Test func claimsHoldAreContradictedOrStayOpen() {
    #expect(Verdict.better.outcome(claiming: .better) == .supported)
    #expect(Verdict.worse.outcome(claiming: .better) == .contradicted)
    #expect(Verdict.undecided.outcome(claiming: .better) == .open)
    #expect("\(ClaimOutcome.supported)" == "The claim holds here.")
  }

  @Test(arguments: zip(Verdict.allCases, ["a", "b", "c"]))
  func eachVerdictHasItsConclusion(verdict: Verdict, conclusion: String) {
    #expect(verdict.choose(better: "a", worse: "b", undecided: "c") == conclusion)
  }

  @Test func manyComparisonsAreListedByVerdict() {
    let none = ShareComparison(McNemarTest(onlyFirst: 1, onlySecond: 1), of: 100)
    let verdicts = Verdicts([
      .init("flips", none), .init("dropout", ShareComparison(clear, of: 1_000)),
      .init("shifts", none), .init("noise", none),
    ])
    #expect(verdicts.names(.better) == ["dropout"] && verdicts.names(.worse).isEmpty)
    #expect(verdicts.expectedByChance == 0.2)
    #expect(
      verdicts.sentence(than: "the baseline")
        == "Better than the baseline: *dropout* (+4.0 points, 95% interval 2.2 to 5.7, p < 0.001, "
        + "n = 1,000); no effect found: *flips*, *shifts*, and *noise*.")
    #expect(Verdicts([]).sentence(than: "it") == "Nothing was compared with it.")
  }
}
