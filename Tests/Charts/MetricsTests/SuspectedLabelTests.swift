import Metrics
import Testing

struct SuspectedLabelTests {
  @Test("A label is suspected when another class is as likely as is usual for it")
  func suspicions() {
    // Usual confidences: class 0 (0.9 + 0.8 + 0.1) / 3 = 0.6, class 1 (0.7 + 0.05 + 0.35) / 3 = 0.367.
    let labels = [0, 0, 0, 1, 1, 1]
    let probabilities: [[Float]] = [
      [0.9, 0.1], [0.8, 0.2], [0.1, 0.9], [0.3, 0.7], [0.95, 0.05], [0.55, 0.35],
    ]
    let found = SuspectedLabel.all(labels: labels, probabilities: probabilities)
    #expect(found.map(\.index) == [4, 2])
    #expect(found.map(\.label) == [1, 0])
    #expect(found.map(\.suggestion) == [0, 1])
    #expect(found.map(\.confidence) == [0.95, 0.9])
    #expect(found.map(\.labelProbability) == [0.05, 0.1])
    let strict = SuspectedLabel.all(
      labels: labels, probabilities: probabilities, minimumConfidence: 0.92)
    #expect(strict.map(\.index) == [4])
  }

  @Test("Nothing is suspected of nothing, and a class that no sample has is never suggested")
  func edges() {
    #expect(SuspectedLabel.all(labels: [], probabilities: []).isEmpty)
    #expect(SuspectedLabel.all(labels: [0, 0], probabilities: [[0.1, 0.9], [1, 0]]).isEmpty)
  }
}
