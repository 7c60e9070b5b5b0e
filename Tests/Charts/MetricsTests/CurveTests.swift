import Metrics
import Testing

@Suite struct CurveTests {
  let isMember = ReferenceSamples.labels.map { $0 == 0 }
  let scores = ReferenceSamples.probabilities.map { $0[0] }

  @Test func receiverOperatingCharacteristicAgreesWithScikitLearn() throws {
    let curve = ROCCurve(isMember: isMember, scores: scores)
    #expect(curve.thresholds.count == 27 && curve.thresholds[0] == .infinity)
    let hits = curve.truePositiveRate.map { Int(($0 * 11).rounded()) }
    let others = curve.falsePositiveRate.map { Int(($0 * 25).rounded()) }
    #expect(
      hits == [
        0, 1, 2, 3, 4, 5, 6, 6, 6, 6, 6, 7, 7, 8, 9, 10, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11,
      ])
    #expect(
      others == [
        0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 4, 5, 5, 5, 5, 5, 6, 7, 8, 9, 12, 14, 17, 21, 24, 25,
      ])
    #expect(abs(try #require(curve.area) - 0.9127272727272727) < 1e-12)
  }

  @Test func precisionRecallAgreesWithScikitLearn() throws {
    let curve = PrecisionRecallCurve(isMember: isMember, scores: scores)
    #expect(curve.precision[7] == 0.8571428571428571 && curve.recall[7] == 6.0 / 11)
    #expect(curve.precision[26] == 0.3055555555555556 && curve.recall[26] == 1)
    #expect(abs(try #require(curve.averagePrecision) - 0.840797460115642) < 1e-12)
  }

  @Test func secondClassAgreesToo() {
    let isMember = ReferenceSamples.labels.map { $0 == 1 }
    let scores = ReferenceSamples.probabilities.map { $0[1] }
    let area = ROCCurve(isMember: isMember, scores: scores).area ?? 0
    let average = PrecisionRecallCurve(isMember: isMember, scores: scores).averagePrecision ?? 0
    #expect(abs(area - 0.8346153846153845) < 1e-12)
    #expect(abs(average - 0.6550888439046333) < 1e-12)
  }

  @Test func aClassWithoutSamplesHasNoArea() {
    #expect(ROCCurve(isMember: [false, false], scores: [0.1, 0.2]).area == nil)
    #expect(PrecisionRecallCurve(isMember: [false], scores: [0.1]).averagePrecision == nil)
    #expect(ROCCurve(isMember: [], scores: []).area == nil)
  }

  @Test(arguments: [(1, 18), (2, 31), (3, 33), (4, 36)]) func topK(k: Int, hits: Int) {
    let accuracy = TopK.accuracy(
      k, labels: ReferenceSamples.labels, probabilities: ReferenceSamples.probabilities)
    #expect(accuracy == Proportion(hits, of: 36))
  }
}
