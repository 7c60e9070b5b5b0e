import Charts
import Checks
import Display
import Drawing
import Metrics
import Printing

/// How often the network is right against its confidence, before and after temperature scaling.
public struct ReliabilityDiagram: Displayable, Sendable {
  /// A calibration with its name, as in `as trained`.
  public struct Series: Sendable {
    /// What the calibration is called in the legend.
    public var name: String
    /// Confidence and accuracy, bin by bin.
    public var calibration: Calibration

    /// Names a calibration.
    public init(_ name: String, _ calibration: Calibration) {
      self.name = name
      self.calibration = calibration
    }
  }

  /// The calibrations on the same axes.
  public var series: [Series]
  /// What classes and samples are called in the figure's words.
  public var nouns: Nouns

  /// One calibration, or several on the same axes.
  public init(_ series: [Series], nouns: Nouns = Nouns()) {
    require(!series.isEmpty, "a reliability diagram needs a calibration, received none")
    self.series = series
    self.nouns = nouns
  }

  /// One calibration.
  public init(_ calibration: Calibration, nouns: Nouns = Nouns()) {
    self.init([Series("network", calibration)], nouns: nouns)
  }

  public var output: Output { chart.output }

  /// The figure as a chart, to change or to combine with others.
  public var chart: Chart {
    Chart(
      title, alternativeText: alternativeText,
      caption:
        "Above the diagonal the network is right more often than its confidence says, below it is "
        + "overconfident. The lower panel counts the \(nouns.sample.plural) of each confidence.",
      data: table, width: 520, sharing: .x,
      panels: [
        Panel(
          x: Axis(domain: 0...1, format: .percent),
          y: Axis("share of right answers", domain: 0...1, format: .percent), height: .aspect(1.5)
        ) {
          LineMark(
            x: [0.0, 1], y: [0.0, 1], paint: .muted, width: 1, dash: [3, 3], hasMarkers: false)
          for one in series {
            let bins = one.calibration.bins.filter { $0.count > 0 }
            LineMark(
              x: bins.map(\.confidence), y: bins.map(\.accuracy), series: one.name,
              hasMarkers: true)
          }
        },
        Panel(
          x: Axis("confidence", domain: 0...1, format: .percent), y: Axis(nouns.sample.plural),
          height: .fixed(70)
        ) {
          HistogramMark(bins(of: series[0].calibration), paint: .muted.opacity(0.55))
        },
      ])
  }

  private func bins(of calibration: Calibration) -> Bins {
    Bins(
      edges: [0] + calibration.bins.map(\.high), counts: calibration.bins.map(\.count))
  }

  private func percent(_ calibration: Calibration) -> String { calibration.expectedError.percent }

  private var title: String {
    guard let last = series.last, series.count > 1 else {
      return "Confidence and accuracy differ by \(percent(series[0].calibration)) on average"
    }
    return "Expected calibration error: \(percent(series[0].calibration)) \(series[0].name), "
      + "\(percent(last.calibration)) \(last.name)"
  }

  private var alternativeText: String {
    let errors = series.map {
      "\($0.name): expected calibration error \(percent($0.calibration)) "
        + "over \(nouns.sample.counted($0.calibration.count))"
    }
    return "Reliability diagram: share of right answers by confidence, with the diagonal of "
      + "perfect calibration. \(errors.joined(separator: "; "))."
  }

  private var table: Table {
    Table(
      columns: [
        Table.Column("series"), Table.Column("confidence"), Table.Column(nouns.sample.plural),
        Table.Column("mean confidence"), Table.Column("accuracy"),
      ],
      rows: series.flatMap { one in
        one.calibration.bins.filter { $0.count > 0 }.map { bin in
          [
            .text(one.name),
            .text("\((bin.low * 100).rounded(0)) to \((bin.high * 100).rounded(0))%"),
            .integer(bin.count), .percent(bin.confidence), .percent(bin.accuracy),
          ]
        }
      })
  }
}
