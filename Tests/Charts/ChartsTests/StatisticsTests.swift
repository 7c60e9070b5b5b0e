import Charts
import Foundation
import Testing

@Suite struct StatisticsTests {
  @Test func binsHaveRoundEdges() {
    let bins = Bins((0..<1_000).map { Double($0 * 7919 % 1_000) / 37 })
    #expect(bins.edges.first == 0 && bins.edges.last == 28 && bins.total == 1_000)
    #expect(zip(bins.edges, bins.edges.dropFirst()).allSatisfy { abs($1 - $0 - 2) < 1e-9 })
  }

  @Test func wholeNumbersAreCountedOneByOne() {
    let bins = Bins([1, 2, 2, 3, 3, 3])
    #expect(bins.edges == [0.5, 1.5, 2.5, 3.5] && bins.counts == [1, 2, 3])
  }

  @Test func theLastEdgeBelongsToTheLastBin() {
    #expect(Bins([0, 1, 2, 2.5, 3], edges: [0, 1, 3]).counts == [1, 4])
    #expect(Bins([5], edges: [0, 1, 3]).total == 0)
  }

  @Test(arguments: [
    [], [.nan], [4], [4, 4, 4], [1e300, -1e300], [0, 1e-300], [.leastNonzeroMagnitude, 0.5],
  ])
  func anyValuesHaveBins(values: [Double]) {
    let bins = Bins(values)
    #expect(bins.total == values.count { $0.isFinite })
    #expect((1...201).contains(bins.counts.count))
  }

  @Test func oneFarValueDoesNotMakeThousandsOfBins() {
    let bins = Bins((0..<500).map { Double($0 % 10) / 10 } + [1e6])
    #expect(bins.counts.count <= 110)
  }

  @Test func quartilesAreThoseOfNumPy() throws {
    // numpy.quantile([1, 2, 4, 7, 11, 30], [0.25, 0.5, 0.75])
    let quartiles = try #require(Quartiles([30, 1, 2, 4, 7, 11]))
    #expect(quartiles.lower == 2.5 && quartiles.median == 5.5 && quartiles.upper == 10)
    #expect(quartiles.whiskers == 1...11 && quartiles.outliers == [30])
    #expect(Quartiles([]) == nil && Quartiles([.nan]) == nil)
  }

  @Test func theFitIsThatOfR() throws {
    // lm(c(2, 4, 5, 4, 5) ~ c(1, 2, 3, 4, 5)) with predict(..., interval = "confidence") at 3
    let fit = try #require(LinearFit(x: [1, 2, 3, 4, 5], y: [2, 4, 5, 4, 5]))
    #expect(abs(fit.slope - 0.6) < 1e-12 && abs(fit.intercept - 2.2) < 1e-12)
    #expect(abs(fit.rSquared - 0.6) < 1e-12)
    let interval = fit.interval(3)
    #expect(
      abs(interval.lowerBound - 2.727069) < 2e-3 && abs(interval.upperBound - 5.272931) < 2e-3)
    #expect(LinearFit(x: [1, 1], y: [2, 3]) == nil && LinearFit(x: [], y: []) == nil)
  }

  @Test func aDensityHasTheAreaOne() {
    let estimate = DensityEstimate((0..<200).map { sin(Double($0)) * 3 })
    let step = estimate.x[1] - estimate.x[0]
    #expect(abs(estimate.density.reduce(0, +) * step - 1) < 0.01)
    #expect(DensityEstimate([]).x.isEmpty)
  }
}
