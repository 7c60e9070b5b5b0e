import Checks
import Drawing

/// The mean of repeated runs as a line, with a band about it.
///
/// ```swift
/// MeanMark(x: epochs, runs: losses, series: "Adam")
/// ```
public struct MeanMark: MarkGroup {
  /// What the band shows.
  public enum Band: Sendable, Hashable {
    /// From the lowest to the highest run.
    case range
    /// One standard deviation (n - 1) to both sides.
    case deviation
  }

  private let x: [PlotValue]
  private let runs: [[Double]]
  private let band: Band
  /// The series whose color the line and band have, and its name in the legend.
  public var series: String?
  /// A paint instead of the series' color.
  public var paint: Paint?

  /// Averages the runs at each x.
  /// - Parameters:
  ///   - x: The horizontal places.
  ///   - runs: For each run one value for each x; a run may stop early.
  ///   - band: What the band shows; by default from the lowest to the highest run.
  ///   - series: The name in the legend, which decides the color.
  ///   - paint: A paint instead of the series' color.
  public init(
    x: [some Plottable], runs: [[Double]], band: Band = .range, series: String? = nil,
    paint: Paint? = nil
  ) {
    for (index, run) in runs.enumerated() {
      require(
        run.count <= x.count,
        "a run has at most one value for each x, received \(run.count) values for \(x.count) x in run \(index)"
      )
    }
    self.x = x.map(\.plotValue)
    self.runs = runs
    self.band = band
    self.series = series
    self.paint = paint
  }

  public var marks: [any Mark] {
    let columns = x.indices.map { place in
      runs.compactMap { $0.indices.contains(place) ? $0[place] : nil }
        .filter { PlotValue.number($0).isDrawable }
    }
    let middle = columns.map { column in
      column.isEmpty ? .nan : column.reduce(0) { $0 + $1 / Double(column.count) }
    }
    let ends = zip(columns, middle).map { column, mean -> (low: Double, high: Double) in
      switch band {
      case .range: return (column.min() ?? .nan, column.max() ?? .nan)
      case .deviation:
        let sum = column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let deviation = column.count > 1 ? (sum / Double(column.count - 1)).squareRoot() : 0
        return (mean - deviation, mean + deviation)
      }
    }
    return [
      AreaMark(x: x, from: ends.map(\.low), to: ends.map(\.high), series: series, paint: paint),
      LineMark(x: x, y: middle, series: series, paint: paint),
    ]
  }
}
