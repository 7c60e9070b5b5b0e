import Checks
import Foundation

/// The directions in which points vary most, found by orthogonal iteration.
public struct PrincipalComponents: Sendable, Equatable, Codable {
  /// The mean of the points, which is subtracted before projection.
  public let mean: [Double]
  /// Unit vectors, the one of greatest variance first; the entry of greatest size is positive, so that signs are settled.
  public let directions: [[Double]]
  /// The variance along each direction, with n - 1 in the denominator.
  public let variances: [Double]
  /// The share of the whole variance along each direction.
  public let shares: [Double]

  /// Finds the directions of greatest variance.
  /// - Parameters:
  ///   - points: Rows of equal length, two or more.
  ///   - count: How many directions; 2 by default.
  public init(_ points: [[Float]], count: Int = 2) {
    let width = points.first?.count ?? 0
    require(
      points.count > 1 && (1...max(width, 1)).contains(count)
        && points.allSatisfy { $0.count == width },
      "\(count) components need two or more points of one length, received \(points.count) of \(width)"
    )
    let n = Double(points.count)
    var mean = Array(repeating: 0.0, count: width)
    for point in points { for (i, value) in point.enumerated() { mean[i] += Double(value) / n } }
    let centered = points.map { zip($0, mean).map { Double($0) - $1 } }
    let total = centered.reduce(0) { $0 + $1.reduce(0) { $0 + $1 * $1 } } / (n - 1)

    var directions: [[Double]] = []
    var variances: [Double] = []
    for component in 0..<count {
      // A start that no data set is likely to be orthogonal to.
      var vector = (0..<width).map { 1 + 0.1 * sin(Double($0 * (component + 1))) }
      var variance = 0.0
      for _ in 0..<300 {
        Self.orthogonalize(&vector, to: directions)
        var next = Array(repeating: 0.0, count: width)
        for row in centered {
          var dot = 0.0
          for i in 0..<width { dot += row[i] * vector[i] }
          for i in 0..<width { next[i] += dot * row[i] }
        }
        Self.orthogonalize(&next, to: directions, normalizes: false)
        let length = next.reduce(0) { $0 + $1 * $1 }.squareRoot()
        let change = abs(length / (n - 1) - variance)
        variance = length / (n - 1)
        guard length > 0 else { break }
        vector = next.map { $0 / length }
        if change <= 1e-12 * max(variance, 1e-300) { break }
      }
      let greatest = vector.max { abs($0) < abs($1) } ?? 1
      directions.append(greatest < 0 ? vector.map { -$0 } : vector)
      variances.append(variance)
    }
    self.mean = mean
    self.directions = directions
    self.variances = variances
    shares = variances.map { total > 0 ? $0 / total : 0 }
  }

  /// The place of a point along each direction.
  public func project(_ point: [Float]) -> [Double] {
    directions.map { direction in
      direction.indices.reduce(0) { $0 + (Double(point[$1]) - mean[$1]) * direction[$1] }
    }
  }

  private static func orthogonalize(
    _ vector: inout [Double], to others: [[Double]], normalizes: Bool = true
  ) {
    for other in others {
      let dot = zip(vector, other).reduce(0) { $0 + $1.0 * $1.1 }
      for i in vector.indices { vector[i] -= dot * other[i] }
    }
    guard normalizes else { return }
    let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
    if length > 0 { vector = vector.map { $0 / length } }
  }
}
