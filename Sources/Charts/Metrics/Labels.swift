import Checks

/// Traps unless every label is the number of a class.
package func requireLabels(
  _ labels: [Int], classCount: Int, file: StaticString = #fileID, line: UInt = #line
) {
  let wrong = labels.firstIndex { !(0..<classCount).contains($0) }
  require(
    wrong == nil,
    "labels are from 0 to \(classCount - 1), received \(labels[wrong ?? 0]) for sample \(wrong ?? 0)",
    file: file, line: line)
}

/// Traps unless each label has its row of probabilities, one for each class.
func requireRows(
  _ labels: [Int], _ probabilities: [[Float]], file: StaticString = #fileID, line: UInt = #line
) {
  require(
    labels.count == probabilities.count,
    "each label needs a row of probabilities, received \(labels.count) labels and \(probabilities.count) rows",
    file: file, line: line)
  guard let classCount = probabilities.first?.count else { return }
  require(
    classCount > 0 && probabilities.allSatisfy { $0.count == classCount },
    "each row needs a probability for each of \(classCount) classes, received rows of \(Set(probabilities.map(\.count)).sorted())",
    file: file, line: line)
  requireLabels(labels, classCount: classCount, file: file, line: line)
}
