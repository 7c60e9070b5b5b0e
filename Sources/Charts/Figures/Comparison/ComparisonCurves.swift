import Charts
import Checks
import Display
import Drawing

/// A small chart for each run, all on the same scales, with the baseline in gray behind.
public struct ComparisonCurves: Displayable, Sendable {
  /// One quantity of one run, epoch by epoch.
  public struct Run: Sendable {
    /// What the run is called above its panel.
    public var name: String
    /// The values on the training data, one per epoch; empty where they are not shown.
    public var training: [Double]
    /// The values on the validation data, one per epoch.
    public var validation: [Double]

    /// Makes a run from its values, epoch by epoch.
    public init(_ name: String, training: [Double] = [], validation: [Double]) {
      self.name = name
      self.training = training
      self.validation = validation
    }
  }

  /// The finding, the chart's title.
  public var title: String
  /// What is shown, as in `accuracy`.
  public var quantity: String
  /// The runs, one panel each.
  public var runs: [Run]
  /// Drawn in gray behind the others.
  public var baseline: Run?
  /// How the values are written.
  public var format: NumberFormat

  /// Compares one quantity of several runs.
  /// - Parameters:
  ///   - title: The finding.
  ///   - quantity: What is shown, as in `accuracy`.
  ///   - runs: The runs, one panel each.
  ///   - baseline: A run that is drawn in gray behind the others.
  ///   - format: Percent by default.
  public init(
    _ title: String, quantity: String = "accuracy", runs: [Run], baseline: Run? = nil,
    format: NumberFormat = .percent
  ) {
    require(!runs.isEmpty, "the comparison \"\(title)\" needs a run, received none")
    self.title = title
    self.quantity = quantity
    self.runs = runs
    self.baseline = baseline
    self.format = format
  }

  public var output: Output { chart.output }

  /// The figure as a chart, to change or to combine with others.
  public var chart: Chart {
    Chart(
      title, alternativeText: alternativeText,
      caption: baseline.map { "In gray, behind each: \($0.name)." }, data: table, width: 760,
      columns: min(4, runs.count), sharing: .both,
      panels: runs.map { run in
        Panel(
          run.name, x: Axis("epoch"), y: Axis(format: format), height: .fixed(130)
        ) {
          if let baseline {
            LineMark(
              x: Array(1...max(baseline.validation.count, 1)).prefix(baseline.validation.count)
                .map(\.self), y: baseline.validation, paint: .muted.opacity(0.5), width: 1.5,
              hasMarkers: false)
          }
          if !run.training.isEmpty {
            LineMark(
              x: Array(1...run.training.count), y: run.training, series: "training", width: 1.75,
              hasMarkers: false)
          }
          if !run.validation.isEmpty {
            LineMark(
              x: Array(1...run.validation.count), y: run.validation, series: "validation",
              width: 1.75, hasMarkers: false)
          }
        }
      })
  }

  private var alternativeText: String {
    let ends = runs.map { run in
      "\(run.name) ends at \(run.validation.last.map { format.string($0) } ?? "nothing")"
    }
    return "\(runs.count) small line charts of \(quantity) by epoch on shared scales. "
      + "\(ends.joined(separator: ", "))."
  }

  private var table: Table {
    Table(
      columns: [
        Table.Column("run"), Table.Column("epoch"), Table.Column("training \(quantity)", digits: 4),
        Table.Column("validation \(quantity)", digits: 4),
      ],
      rows: runs.flatMap { run in
        (0..<max(run.training.count, run.validation.count)).map { epoch in
          func value(_ values: [Double]) -> Table.Value {
            values.indices.contains(epoch) && values[epoch].isFinite
              ? .number(values[epoch]) : .empty
          }
          return [.text(run.name), .integer(epoch + 1), value(run.training), value(run.validation)]
        }
      })
  }
}
