/// The points of a set that lie nearest to another point.
public struct NearestNeighbors: Sendable {
  /// A point of the set.
  public struct Neighbor: Sendable, Equatable {
    public var index: Int
    /// The Euclidean distance.
    public var distance: Float
  }

  private let points: [[Float]]
  private let squares: [Float]

  /// - Parameter points: Rows of equal length, as of the layer before the last.
  public init(_ points: [[Float]]) {
    let width = points.first?.count ?? 0
    precondition(
      points.allSatisfy { $0.count == width }, "all points need the \(width) values of the first")
    self.points = points
    squares = points.map { $0.reduce(0) { $0 + $1 * $1 } }
  }

  /// The `count` nearest points, the nearest first; of equal ones the first in the set.
  public func nearest(_ count: Int, to point: [Float]) -> [Neighbor] {
    precondition(
      points.isEmpty || point.count == points[0].count,
      "the point has \(point.count) values, those of the set \(points.first?.count ?? 0)")
    let square = point.reduce(0) { $0 + $1 * $1 }
    let distances = points.indices.map { index in
      max(0, square + squares[index] - 2 * Self.dot(points[index], point))
    }
    return distances.indices.sorted { (distances[$0], $0) < (distances[$1], $1) }.prefix(count)
      .map { Neighbor(index: $0, distance: distances[$0].squareRoot()) }
  }

  private static func dot(_ a: [Float], _ b: [Float]) -> Float {
    var lanes = SIMD8<Float>.zero
    var index = 0
    while index + 8 <= a.count {
      var (x, y) = (SIMD8<Float>.zero, SIMD8<Float>.zero)
      for lane in 0..<8 {
        x[lane] = a[index + lane]
        y[lane] = b[index + lane]
      }
      lanes += x * y
      index += 8
    }
    var sum = lanes.sum()
    while index < a.count {
      sum += a[index] * b[index]
      index += 1
    }
    return sum
  }
}
