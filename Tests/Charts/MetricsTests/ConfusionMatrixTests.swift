import Metrics
import Testing

@Suite struct ConfusionMatrixTests {
  let matrix = ConfusionMatrix(
    labels: ReferenceSamples.labels, predictions: ReferenceSamples.predictions, classCount: 4)

  @Test func hasTrueClassesInRows() {
    #expect(matrix.counts == [[7, 2, 1, 1], [3, 3, 2, 2], [1, 1, 3, 1], [1, 2, 1, 5]])
    #expect(matrix.support == [11, 10, 6, 9])
    #expect(matrix.predicted == [12, 8, 7, 9])
    #expect(matrix.correct == 18 && matrix.total == 36)
  }

  @Test func rowsOfSharesAddUpToOne() {
    let expected = [7, 2, 1, 1].map { Double($0) / 11 }
    #expect(matrix.normalized[0] == expected)
    let empty = ConfusionMatrix(labels: [0], predictions: [1], classCount: 2)
    #expect(empty.normalized == [[0, 1], [0, 0]])
  }

  @Test func listsWhatIsConfusedMostOftenFirst() {
    let pairs = matrix.mostConfused(least: 2)
    let found = pairs.map { [$0.actual, $0.predicted, $0.count] }
    let expected = [[1, 0, 3], [3, 1, 2], [1, 2, 2], [1, 3, 2], [0, 1, 2]]
    #expect(found == expected)
    #expect(pairs[0].share == 0.3)
  }
}
