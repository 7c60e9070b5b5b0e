import Metrics
import Testing

@Suite struct CentralShareTests {
  @Test func aQuarterOfAnEvenMapLiesInTheMiddle() throws {
    #expect(
      abs(try #require(CentralShare.ofWeight(Array(repeating: 2, count: 64), width: 8)) - 0.25)
        < 1e-12)
    #expect(
      abs(try #require(CentralShare.ofWeight(Array(repeating: 1, count: 15), width: 5)) - 0.25)
        < 1e-12)
  }

  @Test func weightIsFoundWhereItLies() {
    var map = [Float](repeating: 0, count: 16)
    #expect(CentralShare.ofWeight(map, width: 4) == nil)
    map[5] = 3
    #expect(CentralShare.ofWeight(map, width: 4) == 1)
    map[0] = 1
    #expect(CentralShare.ofWeight(map, width: 4) == 0.75)
  }
}
