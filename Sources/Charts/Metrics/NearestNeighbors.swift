import Checks

/// The points of a set that lie nearest to another point.
public struct NearestNeighbors: Sendable {
  /// A point of the set.
  public struct Neighbor: Sendable, Equatable {
    /// The place of the point in the set.
    public var index: Int
    /// The Euclidean distance.
    public var distance: Float
  }

  private let points: [[Float]]
  private let squares: [Float]

  /// Prepares a set of points for searching.
  /// - Parameter points: Rows of equal length, as of the layer before the last.
  public init(_ points: [[Float]]) {
    let width = points.first?.count ?? 0
    require(
      points.allSatisfy { $0.count == width }, "all points need the \(width) values of the first")
    self.points = points
    squares = points.map { $0.reduce(0) { $0 + $1 * $1 } }
  }

  /// The `count` nearest points, the nearest first; of equal ones the first in the set.
  public func nearest(_ count: Int, to point: [Float]) -> [Neighbor] {
    require(
      points.isEmpty || point.count == points[0].count,
      "the point has \(point.count) values, those of the set \(points.first?.count ?? 0)")
    let square = point.reduce(0) { $0 + $1 * $1 }
    // The nearest so far; a new one is mostly farther than all of them, so that no sorting is needed.
    var found: [(square: Float, index: Int)] = []
    for index in points.indices where count > 0 {
      let distance = max(0, square + squares[index] - 2 * Self.dot(points[index], point))
      if found.count == count, distance >= found[count - 1].square { continue }
      let place = found.firstIndex { distance < $0.square } ?? found.count
      found.insert((distance, index), at: place)
      if found.count > count { found.removeLast() }
    }
    return found.map { Neighbor(index: $0.index, distance: $0.square.squareRoot()) }
  }

  private static func dot(_ a: [Float], _ b: [Float]) -> Float {
    a.withUnsafeBytes { a in
      b.withUnsafeBytes { b in
        var lanes = SIMD16<Float>.zero
        var offset = 0
        while offset + 64 <= a.count {
          lanes +=
            a.loadUnaligned(fromByteOffset: offset, as: SIMD16<Float>.self)
            * b.loadUnaligned(fromByteOffset: offset, as: SIMD16<Float>.self)
          offset += 64
        }
        var sum = lanes.sum()
        while offset < a.count {
          sum +=
            a.loadUnaligned(fromByteOffset: offset, as: Float.self)
            * b.loadUnaligned(fromByteOffset: offset, as: Float.self)
          offset += 4
        }
        return sum
      }
    }
  }
}
