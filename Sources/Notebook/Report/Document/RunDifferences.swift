import Display
import RunRecord
import SwiftLexer

/// What changed from one run to the next, and what came of it.
package struct RunDifferences {
  package struct Change: Equatable {
    package var name: String
    package var before: String
    package var now: String
    /// Whether the change is an improvement; `nil` when that cannot be said.
    package var isBetter: Bool?
  }

  /// Parameters, seed, commit, toolchain.
  package let settings: [Change]
  /// Titles of cells whose code changed, beyond comments and layout.
  package let changedCells: [String]
  /// Metrics that are no times or rates, without those that have labels.
  package let metrics: [Change]
  /// The same for metrics that have labels, such as the F1 of each class.
  package let labelled: [Labelled]

  /// A metric that has a value for each of several labels.
  package struct Labelled: Equatable {
    package var name: String
    /// The changes, each by the name of its label.
    package var changes: [Change]
  }

  package var isEmpty: Bool {
    settings.isEmpty && changedCells.isEmpty && metrics.isEmpty && labelled.isEmpty
  }

  package init(from previous: Run, to run: Run) {
    settings = Self.settings(previous.header, run.header)
    changedCells = run.cells.compactMap { cell in
      let old = previous.cells.first { $0.source.id == cell.source.id }
      guard let old, old.source.text != cell.source.text else { return nil }
      let isEqual =
        SwiftSource(old.source.text).canonicalCode == SwiftSource(cell.source.text).canonicalCode
      return isEqual ? nil : cell.source.title
    }
    let before = previous.metrics
    func changes(_ metrics: some Sequence<Metric>) -> [Change] {
      metrics.sorted { $0.key < $1.key }.compactMap { metric in
        guard !metric.isMeasured, let old = before[metric.key], old.value != metric.value else {
          return nil
        }
        return Change(
          name: metric.label ?? metric.keyFigure ?? metric.name, before: old.keyFigureText,
          now: metric.keyFigureText, isBetter: Self.isBetter(metric, than: old))
      }
    }
    metrics = changes(run.metrics.values.filter { $0.label == nil })
    let several = Dictionary(grouping: run.metrics.values.filter { $0.label != nil }, by: \.name)
    labelled = several.sorted { $0.key < $1.key }
      .map { Labelled(name: $0.key, changes: changes($0.value)) }.filter { !$0.changes.isEmpty }
  }

  private static func settings(_ old: RunHeader, _ new: RunHeader) -> [Change] {
    var changes: [Change] = []
    func compare(_ name: String, _ before: String?, _ now: String?) {
      guard before != now else { return }
      changes.append(Change(name: name, before: before ?? "–", now: now ?? "–"))
    }
    for parameter in new.parameters {
      compare(
        parameter.name, old.parameters.first { $0.name == parameter.name }?.value, parameter.value)
    }
    compare("seed", String(old.seed), String(new.seed))
    compare(
      "commit", old.provenance.commit.map { String($0.prefix(10)) },
      new.provenance.commit.map { String($0.prefix(10)) })
    compare("toolchain", old.provenance.toolchain, new.provenance.toolchain)
    return changes
  }

  private static func isBetter(_ metric: Metric, than old: Metric) -> Bool? {
    guard let now = metric.value.number, let before = old.value.number else { return nil }
    return switch metric.better {
    case .higher: now > before
    case .lower: now < before
    case nil: nil
    }
  }
}

extension Metric.Value {
  /// The value to compare by; `nil` for texts.
  var number: Double? {
    switch self {
    case .number(let number): number
    case .integer(let integer): Double(integer)
    case .text: nil
    }
  }
}
