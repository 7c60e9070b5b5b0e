import Cuaderno
import Testing

@Suite struct TextLimiterTests {
  @Test func passesOnWhatFits() {
    var limiter = TextLimiter(limit: 10)
    #expect(limiter.take("12345") == "12345")
    #expect(limiter.take("67890") == "67890")
    #expect(limiter.rest() == nil)
  }

  @Test func keepsBothEndsAndCountsTheMiddle() {
    var limiter = TextLimiter(limit: 4)
    #expect(limiter.take("abcdef") == "abcd")
    for letter in "ghijklmnopqrstuvwxyz" { #expect(limiter.take(String(letter)) == nil) }
    #expect(limiter.rest() == "\n[... 18 bytes left out ...]\nwxyz")
  }

  @Test func leavesNothingOutOfTwiceItsLimit() {
    var limiter = TextLimiter(limit: 4)
    #expect(limiter.take("abcdefgh") == "abcd")
    #expect(limiter.rest() == "efgh")
  }

  @Test func neverCutsACharacter() {
    var limiter = TextLimiter(limit: 4)
    // Each is three bytes long: the second does not fit.
    #expect(limiter.take("€€€€") == "€")
    #expect(limiter.rest() == "\n[... 6 bytes left out ...]\n€")
  }

  @Test func startsAnewAfterTheRest() {
    var limiter = TextLimiter(limit: 4)
    _ = limiter.take("abcdefghijkl")
    _ = limiter.rest()
    #expect(limiter.take("mno") == "mno")
    #expect(limiter.rest() == nil)
  }
}
