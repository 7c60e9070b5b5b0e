import Charts
import Checks
import Display
import Drawing
import Metrics

/// Results of several runs side by side: a dot for each accuracy with its interval, and the band of the baseline's repetitions within
/// which nothing counts as an effect.
public struct RunComparison: Displayable, Sendable {
  /// One run.
  public struct Run: Sendable {
    /// What the run is called beside its dots.
    public var name: String
    /// Accuracies by what they were measured on, as `("validation", ...)`, in one order for all runs.
    public var accuracies: [(on: String, value: Proportion)]

    /// Makes a run whose accuracy was measured on several parts of the data.
    public init(_ name: String, accuracies: [(on: String, value: Proportion)]) {
      self.name = name
      self.accuracies = accuracies
    }

    /// A run with one accuracy.
    public init(_ name: String, on data: String = "validation", _ accuracy: Proportion) {
      self.init(name, accuracies: [(data, accuracy)])
    }
  }

  /// The quantity or the question, the chart's title.
  public var title: String
  /// The runs, from top to bottom.
  public var runs: [Run]
  /// The accuracies of the baseline's repetitions with other seeds.
  public var baseline: Spread?
  /// What classes and samples are called in the figure's words.
  public var nouns: Nouns

  /// Compares runs.
  /// - Precondition: There is at least one run.
  public init(_ title: String, runs: [Run], baseline: Spread? = nil, nouns: Nouns = Nouns()) {
    require(!runs.isEmpty, "the comparison \"\(title)\" needs a run, received none")
    self.title = title
    self.runs = runs
    self.baseline = baseline
    self.nouns = nouns
  }

  public var output: Output { chart.output }

  private var kinds: [String] {
    var seen = Set<String>()
    return runs.flatMap(\.accuracies).map(\.on).filter { seen.insert($0).inserted }
  }

  /// The figure as a chart, to change or to combine with others.
  public var chart: Chart {
    let kinds = kinds
    let names = runs.map(\.name)
    return Chart(
      title, alternativeText: alternativeText, caption: caption, data: table, width: 700,
      height: .perBand(max(24, 13 * Double(kinds.count) + 10)),
      x: Axis("accuracy", format: .percent),
      y: Axis(categories: names)
    ) {
      if let baseline { BandMark(x: baseline.band.clamped(to: 0...1)) }
      for (place, kind) in kinds.enumerated() {
        let shift = (Double(place) - Double(kinds.count - 1) / 2) * 12
        IntervalMark(
          names: names,
          values: runs.map { run in run.accuracies.first { $0.on == kind }?.value },
          series: kind, shift: shift)
      }
    }
  }

  private var caption: String {
    var text = "Dots are accuracies, lines their 95% intervals (Wilson)."
    if let baseline {
      text +=
        " The gray band is the range of \(baseline.values.count) repetitions of the baseline, extended by its length on "
        + "both sides: a result inside it is not an effect."
    }
    return text
  }

  private var alternativeText: String {
    let results = runs.map { run in
      "\(run.name): "
        + run.accuracies.map { "\($0.value.value.percent) (\($0.on))" }.joined(separator: ", ")
    }
    return "Dot chart of the accuracies of \(runs.count) runs. \(results.joined(separator: "; "))."
  }

  private var table: Table {
    Table(
      columns: [
        Table.Column("run"), Table.Column("measured on"), Table.Column("accuracy", best: .highest),
        Table.Column("from"), Table.Column("to"), Table.Column(nouns.sample.plural),
      ],
      rows: runs.flatMap { run in
        run.accuracies.map { accuracy in
          let interval = accuracy.value.interval
          return [
            .text(run.name), .text(accuracy.on), .percent(accuracy.value.value),
            .percent(interval.lowerBound), .percent(interval.upperBound),
            .integer(accuracy.value.count),
          ]
        }
      })
  }
}
