import Foundation

/// A smooth estimate of how values are distributed: the sum of a normal curve about each.
public struct DensityEstimate: Sendable, Hashable, Codable {
  /// Evenly spaced, from three bandwidths below the lowest value to three above the highest.
  public let x: [Double]
  /// The density at each of ``x``; the area below the curve is 1.
  public let density: [Double]
  /// The standard deviation of each normal curve.
  public let bandwidth: Double

  /// Estimates the distribution of values with a Gaussian kernel.
  /// - Parameters:
  ///   - values: Those that are not finite are left out.
  ///   - bandwidth: `nil` takes Silverman's (1986) rule, 0.9 min(s, IQR / 1.34) n^(-1/5).
  ///   - points: How many points the curve has.
  public init(_ values: [Double], bandwidth: Double? = nil, points: Int = 128) {
    let sorted = values.filter { abs($0) <= 1e150 }.sorted()
    guard let low = sorted.first, let high = sorted.last, points > 1 else {
      (x, density, self.bandwidth) = ([], [], bandwidth ?? 0)
      return
    }
    let n = Double(sorted.count)
    let mean = sorted.reduce(0) { $0 + $1 / n }
    let deviation = (sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) / n }).squareRoot()
    let quartiles = Quartiles(sorted: sorted)
    let spreads = [deviation, (quartiles.upper - quartiles.lower) / 1.34].filter { $0 > 0 }
    let usual = 0.9 * (spreads.min() ?? max(abs(mean) * 0.05, 0.05)) * pow(n, -0.2)
    let width = bandwidth.flatMap { $0 > 0 && $0.isFinite ? $0 : nil } ?? usual
    let start = low - 3 * width
    let step = (high - low + 6 * width) / Double(points - 1)
    let x = (0..<points).map { start + Double($0) * step }
    let scale = 1 / (n * width * (2 * Double.pi).squareRoot())
    density = x.map { place in
      sorted.reduce(0) { sum, value in
        let distance = (place - value) / width
        return abs(distance) < 9 ? sum + exp(-distance * distance / 2) : sum
      } * scale
    }
    self.x = x
    self.bandwidth = width
  }
}
