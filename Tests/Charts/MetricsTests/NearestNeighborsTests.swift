import Metrics
import Testing

@Suite struct NearestNeighborsTests {
  @Test func findsTheNearestFirst() {
    let set = NearestNeighbors([[0, 0], [3, 4], [1, 0], [1, 0]])
    let found = set.nearest(3, to: [1, 0])
    #expect(found.map(\.index) == [2, 3, 0])
    #expect(found.map(\.distance) == [0, 0, 1])
  }

  @Test func longRowsAreSummedWhole() {
    let row = (0..<19).map(Float.init)
    let set = NearestNeighbors([row, row.map { -$0 }])
    #expect(set.nearest(9, to: row).map(\.index) == [0, 1])
    let length: Float = 2 * 2109
    #expect(abs(set.nearest(2, to: row)[1].distance - (2 * length).squareRoot()) < 1e-2)
  }

  @Test func anEmptySetHasNone() {
    #expect(NearestNeighbors([]).nearest(3, to: [1]) == [])
  }

  @Test func manyPointsAreSearchedQuickly() {
    let points = (0..<19_000).map { row -> [Float] in
      (0..<256).map { column -> Float in
        let number = (row * 7919 + column * 104_729) % 1009
        return Float(number)
      }
    }
    let neighbors = NearestNeighbors(points)
    let clock = ContinuousClock()
    var found: [NearestNeighbors.Neighbor] = []
    let time = clock.measure {
      for row in 0..<20 { found = neighbors.nearest(5, to: points[row]) }
    }
    #expect(found.first?.distance == 0)
    #expect(found.map(\.distance) == found.map(\.distance).sorted())
    #if !DEBUG
      #expect(time < .seconds(1))
    #endif
  }
}
