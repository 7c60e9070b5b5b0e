import Foundation

extension ClassificationReport {
  /// The report with two digits after the point; see ``text(digits:)``.
  public var text: String { text(digits: 2) }

  /// The report as scikit-learn's `classification_report` prints it, ending with a line end.
  /// - Parameter digits: Digits after the point.
  public func text(digits: Int) -> String {
    let average = "weighted avg"
    let width = max(names.map(\.unicodeScalars.count).max() ?? 0, average.count, digits)
    func right(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.unicodeScalars.count)) + text
    }
    func number(_ value: Double) -> String { right(String(format: "%.\(digits)f", value), 9) }
    func line(_ name: String, _ scores: ClassScores) -> String {
      let figures = [scores.precision, scores.recall, scores.f1].map(number)
      return right(name, width) + " " + figures.map { " " + $0 }.joined() + " "
        + right(String(scores.support), 9) + "\n"
    }
    let header = ["precision", "recall", "f1-score", "support"].map { " " + right($0, 9) }
    var lines = right("", width) + " " + header.joined() + "\n\n"
    for (name, scores) in zip(names, classes) { lines += line(name, scores) }
    lines += "\n"
    if let accuracy {
      let blanks = [9, 9].map { " " + right("", $0) }.joined()
      lines += right("accuracy", width) + " " + blanks + " " + number(accuracy) + " "
      lines += right(String(micro.support), 9) + "\n"
    } else {
      lines += line("micro avg", micro)
    }
    return lines + line("macro avg", macro) + line(average, weighted)
  }
}
