import Checks
import Testing

/// Programmer's mistakes trap with a message, in debug and in optimized builds.
struct RequireTests {
  @Test func aConditionThatHoldsDoesNothing() {
    require(1 + 1 == 2, "arithmetic is broken")
  }

  @Test func theMessageIsNotMadeWithoutNeed() {
    var count = 0
    func message() -> String {
      count += 1
      return "made"
    }
    require(true, message())
    #expect(count == 0)
  }

  @Test func aBrokenConditionIsExplainedBeforeTheTrap() async throws {
    let result = try #require(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        require([1, 2].count == 3, "expected 3 elements, received 2")
      })
    let text = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(text.contains("RequireTests.swift:21: Fatal error: "))
    #expect(text.contains("expected 3 elements, received 2\n"))
  }

  @Test func whatIsNeverReachedIsExplainedBeforeTheTrap() async throws {
    let result = try #require(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        unreachable("no kernel for 7 channels")
      })
    let text = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(text.contains("Fatal error: no kernel for 7 channels\n"))
  }
}
