import Display
import RunRecord
import SwiftLexer

/// Mistakes in the metrics of a run, which no prose has to name for them to be wrong.
enum MetricProblems {
  /// Names that prose cannot use, values that are no numbers, and keys that two cells publish.
  static func all(in run: Run) -> [ProseProblem] {
    var problems: [ProseProblem] = []
    var publishers: [String: CellSource] = [:]
    for cell in run.cells {
      let text = CellText(cell.source.text)
      for placed in cell.metrics {
        let metric = placed.value
        func note(_ message: String) {
          let token = placed.anchor.token
          let line = text.codeTokens.indices.contains(token) ? text.codeTokens[token].line : nil
          problems.append(
            ProseProblem(
              cell: cell.source.id, path: cell.source.path, line: line, message: message))
        }
        if !isName(metric.name) {
          note(
            "“\(metric.name)” is not a metric's name; use lowercase words joined by underscores, as in "
              + "“\(suggestion(for: metric.name))”")
        }
        if case .number(let value) = metric.value, !value.isFinite {
          note("the metric “\(metric.key)” is \(value), which is not a number to report")
        }
        if let other = publishers[metric.key] {
          note(
            "the metric “\(metric.key)” is also published by the cell \(other.id) (\(other.path)); "
              + "only this one is kept, so give one of them another name")
        } else {
          publishers[metric.key] = cell.source
        }
      }
    }
    return problems
  }

  /// A letter or an underscore, then letters, digits and underscores.
  private static func isName(_ name: String) -> Bool {
    guard let first = name.utf8.first, !(48...57).contains(first) else { return false }
    return name.unicodeScalars.allSatisfy {
      $0 == "_" || $0.properties.isAlphabetic || ("0"..."9").contains($0)
    }
  }

  private static func suggestion(for name: String) -> String {
    let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }
    let joined = words.joined(separator: "_")
    return joined.first?.isLetter == true ? joined : "value_\(joined)"
  }
}
