import Checks
import Foundation

/// The straight line through points with the least squared error.
public struct LinearFit: Sendable, Hashable, Codable {
  /// By how much y grows when x grows by 1.
  public let slope: Double
  /// The value of y at x = 0.
  public let intercept: Double
  /// The share of the variance of y that the line explains; 1 for points on a line.
  public let rSquared: Double
  /// The number of points.
  public let count: Int
  private let meanX: Double
  private let spreadX: Double
  private let residualDeviation: Double

  /// Fits the pairs of finite numbers; `nil` for fewer than two different x.
  public init?(x: [Double], y: [Double]) {
    require(
      x.count == y.count, "each point needs an x and a y, received \(x.count) x and \(y.count) y")
    let points = zip(x, y).filter { abs($0) <= 1e150 && abs($1) <= 1e150 }
    let n = Double(points.count)
    let meanX = points.reduce(0) { $0 + $1.0 / n }
    let meanY = points.reduce(0) { $0 + $1.1 / n }
    let spreadX = points.reduce(0) { $0 + ($1.0 - meanX) * ($1.0 - meanX) }
    let spreadY = points.reduce(0) { $0 + ($1.1 - meanY) * ($1.1 - meanY) }
    let common = points.reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
    guard points.count > 1, spreadX > 0, spreadX.isFinite else { return nil }
    let slope = common / spreadX
    guard slope.isFinite else { return nil }
    let residual = max(spreadY - slope * common, 0)
    self.slope = slope
    intercept = meanY - slope * meanX
    rSquared = spreadY > 0 ? min(max(1 - residual / spreadY, 0), 1) : 1
    count = points.count
    self.meanX = meanX
    self.spreadX = spreadX
    residualDeviation = points.count > 2 ? (residual / (n - 2)).squareRoot() : 0
  }

  /// The y of the line at `x`.
  public func predict(_ x: Double) -> Double { intercept + slope * x }

  /// The 95% confidence interval of the mean of y at `x`: ŷ ± t s √(1/n + (x - x̄)² / Σ(xᵢ - x̄)²).
  public func interval(_ x: Double) -> ClosedRange<Double> {
    let distance = (x - meanX) * (x - meanX) / spreadX
    let reach =
      StudentDistribution.quantile975(freedom: count - 2) * residualDeviation
      * (1 / Double(count) + distance).squareRoot()
    return predict(x) - reach...predict(x) + reach
  }
}

/// Student's t distribution.
enum StudentDistribution {
  /// The 97.5% quantile. For more than two degrees of freedom by the expansion of Fisher and Cornish (1960), which is off by less
  /// than 0.2%.
  static func quantile975(freedom: Int) -> Double {
    switch freedom {
    case ..<1: return 0
    case 1: return 12.706204736
    case 2: return 4.302652730
    default:
      let z = 1.959963984540054
      let n = Double(freedom)
      func power(_ exponent: Int) -> Double { pow(z, Double(exponent)) }
      return z + (power(3) + z) / (4 * n) + (5 * power(5) + 16 * power(3) + 3 * z) / (96 * n * n)
        + (3 * power(7) + 19 * power(5) + 17 * power(3) - 15 * z) / (384 * n * n * n)
        + (79 * power(9) + 776 * power(7) + 1482 * power(5) - 1920 * power(3) - 945 * z)
        / (92160 * n * n * n * n)
    }
  }
}
