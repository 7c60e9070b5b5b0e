import NeuralNetwork
import Testing

struct TrainingLineTests {
  private let logs = EpochLogs([("accuracy", 0.43471), ("loss", 1.85612)])

  @Test("An epoch that is done says what it took")
  func finished() {
    #expect(
      TrainingLine(steps: 475).finished(seconds: 19.2, secondsPerStep: 0.0251, logs: logs)
        == "475/475 ━━━━━━━━━━━━━━━━━━━━ 19s 25ms/step - accuracy: 0.4347 - loss: 1.8561")
  }

  @Test("A running one says what is left")
  func running() {
    #expect(
      TrainingLine(steps: 475).running(step: 95, secondsPerStep: 0.5, logs: logs)
        == " 95/475 ━━━━──────────────── 3:10 500ms/step - accuracy: 0.4347 - loss: 1.8561")
  }

  @Test(
    "Small values are printed with an exponent",
    arguments: [
      (0.001, "0.0010"), (0.0009, "9.0000e-04"), (1.5, "1.5000"), (-0.00001, "-1.0000e-05"),
    ])
  func values(value: Double, text: String) { #expect(TrainingLine.value(value) == text) }

  @Test(
    "Times that are left",
    arguments: [
      (59.9, "59s"), (60, "60s"), (61, "1:01"), (3600, "60:00"), (3661, "1:01:01"),
    ])
  func remaining(seconds: Double, text: String) {
    #expect(TrainingLine.remaining(seconds) == text)
  }

  @Test("Times per step", arguments: [(2.4, "2s"), (0.0254, "25ms"), (0.000_012, "12us")])
  func perStep(seconds: Double, text: String) { #expect(TrainingLine.perStep(seconds) == text) }
}
