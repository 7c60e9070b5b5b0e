import SimpsonsData
import Testing

@Suite struct StandInPlanTests {
  @Test func sharesKeepTheProportionsAndTheTotal() {
    #expect(StandInPlan.shares(of: 13, [1, 2, 7]) == [2, 3, 8])
    #expect(StandInPlan.shares(of: 3, [1, 1, 1_000]) == [1, 1, 1])
    #expect(StandInPlan.shares(of: 20, [1, 1, 1]) == [7, 7, 6])
  }
}
