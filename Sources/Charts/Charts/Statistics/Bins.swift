import Checks
import Foundation

/// Intervals of numbers with the count of values in each, for histograms.
public struct Bins: Sendable, Hashable, Codable {
  /// Growing; one more than there are bins.
  public let edges: [Double]
  /// The number of values in each interval.
  public let counts: [Int]

  /// Counts `values` in given intervals; a value on an inner edge belongs to the bin above, one on the last edge to the last bin.
  /// Values outside of the edges, and those that are not finite, are not counted.
  /// - Precondition: There are two edges or more, and they grow.
  public init(_ values: [Double], edges: [Double]) {
    require(
      edges.count > 1 && zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 },
      "bins need two growing edges or more, received \(edges.prefix(6))")
    var counts = Array(repeating: 0, count: edges.count - 1)
    for value in values where value >= edges[0] && value <= edges[edges.count - 1] {
      var (low, high) = (0, counts.count - 1)
      while low < high {
        let middle = (low + high + 1) / 2
        if edges[middle] <= value { low = middle } else { high = middle - 1 }
      }
      counts[low] += 1
    }
    self.edges = edges
    self.counts = counts
  }

  /// Intervals with known counts.
  public init(edges: [Double], counts: [Int]) {
    require(
      edges.count == counts.count + 1,
      "\(counts.count) bins need one edge more, received \(edges.count) edges")
    self.edges = edges
    self.counts = counts
  }

  /// Chooses bins of a round width that suit the values.
  ///
  /// The width is the smaller of those of Freedman and Diaconis (1981), 2 IQR / ∛n, and of Sturges (1926), range / (1 + log₂ n),
  /// as in NumPy, rounded to 1, 2 or 5 times a power of ten. Whole numbers of a small range each have a bin of their size,
  /// centered on the number.
  /// - Parameters:
  ///   - values: The numbers to count.
  ///   - count: About how many bins; `nil` chooses it.
  public init(_ values: [Double], count: Int? = nil) {
    let sorted = values.filter { PlotValue.number($0).isDrawable }.sorted()
    guard let low = sorted.first, let high = sorted.last else {
      self.init(edges: [0, 1], counts: [0])
      return
    }
    let areIntegers = AxisDomain.areIntegers(sorted) && max(abs(low), abs(high)) < 1e15
    if areIntegers, high - low <= 30, count == nil {
      self.init(sorted, edges: Array(stride(from: low - 0.5, through: high + 0.5, by: 1)))
      return
    }
    let range = high - low
    let size = max(abs(low), abs(high))
    guard range > max(size * 1e-12, 1e-290) else {
      let half = size == 0 ? 0.5 : max(size * 0.05, 1e-290)
      self.init(sorted, edges: [low - half, high + half])
      return
    }
    var width = range / Double(max(count ?? 1, 1))
    if count == nil {
      let n = Double(sorted.count)
      let quartiles = Quartiles(sorted: sorted)
      let iqr = quartiles.upper - quartiles.lower
      let sturges = range / (1 + log2(n))
      width = iqr > 0 ? min(sturges, 2 * iqr / cbrt(n)) : sturges
      // One far value must not make thousands of bins.
      width = max(width, range / 100)
    }
    width = Ticks.roundStep(width / 1.5)
    if areIntegers { width = max(width.rounded(), 1) }
    let first = (low / width).rounded(.down)
    let last = max((high / width).rounded(.up), first + 1)
    self.init(sorted, edges: stride(from: first, through: last, by: 1).map { $0 * width })
  }

  /// The number of values that were counted.
  public var total: Int { counts.reduce(0, +) }

  /// The middle of each bin.
  public var centers: [Double] { zip(edges, edges.dropFirst()).map { $0 / 2 + $1 / 2 } }
}
