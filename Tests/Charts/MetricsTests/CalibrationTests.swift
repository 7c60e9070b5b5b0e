import Metrics
import Testing

@Suite struct CalibrationTests {
  let labels = ReferenceSamples.labels
  let probabilities = ReferenceSamples.probabilities

  @Test func expectedErrorFollowsItsFormula() {
    let calibration = Calibration(labels: labels, probabilities: probabilities)
    #expect(calibration.bins.map(\.count) == [0, 0, 0, 4, 2, 6, 6, 6, 3, 9])
    #expect(abs(calibration.bins[3].confidence - 0.3799999952316284) < 1e-9)
    #expect(calibration.bins[3].accuracy == 0.25)
    #expect(abs(calibration.expectedError - 0.2558333269423909) < 1e-9)
    #expect(abs(calibration.greatestError - 0.6466666658719381) < 1e-9)
  }

  @Test func theEdgeOfABinBelongsToTheLowerOne() {
    let calibration = Calibration(
      confidences: [0, 0.5, 1], isCorrect: [true, true, true], binCount: 2)
    #expect(calibration.bins.map(\.count) == [2, 1])
  }

  @Test func temperatureIsThatOfLeastLoss() {
    let scaling = TemperatureScaling(labels: labels, probabilities: probabilities)
    #expect(abs(scaling.temperature - 1.2032094126736033) < 1e-5)
    #expect(abs(scaling.lossBefore - 0.8400084844702682) < 1e-9)
    #expect(abs(scaling.lossAfter - 0.8303648785729479) < 1e-9)
  }

  @Test func scalingKeepsTheOrderAndTheSum() {
    let scaling = TemperatureScaling(labels: labels, probabilities: probabilities)
    for row in probabilities {
      let scaled = scaling.apply(to: row)
      #expect(TopK.classes(1, of: scaled) == TopK.classes(1, of: row))
      #expect(abs(scaled.reduce(0, +) - 1) < 1e-5)
    }
  }

  @Test func noSamplesAreNoCrash() {
    #expect(Calibration(labels: [], probabilities: []).expectedError == 0)
    #expect(TemperatureScaling(labels: [], probabilities: []).temperature == 1)
  }
}
