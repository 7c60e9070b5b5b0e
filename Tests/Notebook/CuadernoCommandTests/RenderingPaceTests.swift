import CuadernoCommand
import Testing

struct RenderingPaceTests {
  private let start = ContinuousClock.now

  @Test func rendersEveryThreeSecondsWhatIsRenderedFast() {
    var pace = RenderingPace(start: start)
    #expect(!pace.isDue(at: start + .milliseconds(400)))
    #expect(pace.isDue(at: start + .milliseconds(500)))
    pace.rendered(from: start + .milliseconds(500), to: start + .milliseconds(600))
    #expect(!pace.isDue(at: start + .milliseconds(3500)))
    #expect(pace.isDue(at: start + .milliseconds(3600)))
  }

  @Test func waitsTwentyTimesAsLongAsARenderingTook() {
    var pace = RenderingPace(start: start)
    pace.rendered(from: start + .seconds(3), to: start + .seconds(5))
    #expect(!pace.isDue(at: start + .milliseconds(44_900)) && pace.isDue(at: start + .seconds(45)))
  }
}
