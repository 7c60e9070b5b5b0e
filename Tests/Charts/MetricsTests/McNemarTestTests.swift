import Metrics
import Testing

@Suite struct McNemarTestTests {
  @Test(arguments: [
    (5, 12, 0.143463134765625, 2.1176470588235294, 0.1456100953968629),
    (0, 3, 0.25, 1.3333333333333333, 0.24821307898992026),
    (40, 22, 0.030015864349067285, 4.661290322580645, 0.030849999436874987),
  ])
  func agreesWithStatsmodels(
    first: Int, second: Int, exact: Double, chiSquare: Double, approximate: Double
  ) {
    let test = McNemarTest(onlyFirst: first, onlySecond: second)
    #expect(abs(test.exactPValue - exact) < 1e-12)
    #expect(abs(test.chiSquare - chiSquare) < 1e-12)
    #expect(abs(test.chiSquarePValue - approximate) < 1e-12)
  }

  @Test func equalCountsTellNothingApart() {
    let test = McNemarTest(onlyFirst: 7, onlySecond: 7)
    #expect(test.exactPValue == 1 && test.chiSquare == 0 && !test.isSignificant)
    #expect(McNemarTest(onlyFirst: 0, onlySecond: 0).pValue == 1)
  }

  @Test func countsWhereExactlyOneIsRight() {
    let test = McNemarTest(
      labels: [0, 1, 1, 0, 1], first: [0, 1, 0, 0, 0], second: [0, 0, 1, 1, 0])
    #expect(test == McNemarTest(onlyFirst: 2, onlySecond: 1))
  }

  @Test func differenceHasTheIntervalOfAgrestiAndMin() {
    // Agresti's survey of 1,600 people: 150 changed one way, 86 the other.
    let found = McNemarTest(onlyFirst: 150, onlySecond: 86).difference(of: 1600)
    #expect(found.value == -0.04)
    #expect(abs(found.interval.lowerBound - -0.0586827) < 1e-6)
    #expect(abs(found.interval.upperBound - -0.0212174) < 1e-6)
    let none = McNemarTest(onlyFirst: 0, onlySecond: 0).difference(of: 10)
    #expect(none.value == 0 && none.interval.contains(0) && none.interval.upperBound > 0.1)
  }

  @Test func usesTheExactTestForFewSamples() {
    #expect(McNemarTest(onlyFirst: 5, onlySecond: 12).pValue == 0.143463134765625)
    let many = McNemarTest(onlyFirst: 40, onlySecond: 22)
    #expect(many.pValue == many.chiSquarePValue && many.isSignificant)
  }

  @Test func manySamplesDoNotOverflow() {
    #expect(McNemarTest(onlyFirst: 9000, onlySecond: 9100).exactPValue > 0.4)
    #expect(McNemarTest(onlyFirst: 0, onlySecond: 9000).exactPValue == 0)
  }

  @Test(arguments: [
    (
      5, 12,
      "Only Adam is right on 5 samples, only SGD on 12: no difference is shown "
        + "(McNemar's test, p = 0.14)."
    ),
    (
      40, 22,
      "Only Adam is right on 40 samples, only SGD on 22: Adam is better "
        + "(McNemar's test, p = 0.031)."
    ),
    (
      1, 90,
      "Only Adam is right on 1 sample, only SGD on 90: SGD is better (McNemar's test, p < 0.001)."
    ),
    (0, 0, "Adam and SGD are right on the same samples."),
  ])
  func saysNoMoreThanItAllows(onlyFirst: Int, onlySecond: Int, sentence: String) {
    let test = McNemarTest(onlyFirst: onlyFirst, onlySecond: onlySecond)
    #expect(test.sentence(first: "Adam", second: "SGD") == sentence)
  }

  @Test func speaksOfTheSamplesByTheirName() {
    #expect(
      McNemarTest(onlyFirst: 0, onlySecond: 0)
        .sentence(first: "the first model", second: "the second", sample: "query")
        == "The first model and the second are right on the same queries.")
  }
}
