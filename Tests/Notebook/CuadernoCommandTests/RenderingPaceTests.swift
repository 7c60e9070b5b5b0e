import CuadernoCommand
import Testing

struct RenderingPaceTests {
  private let start = ContinuousClock.now

  @Test func rendersEveryThreeSecondsWhatIsRenderedFast() {
    var pace = RenderingPace(start: start)
    #expect(!pace.isDue(at: start + .seconds(2)) && pace.isDue(at: start + .seconds(3)))
    pace.rendered(from: start + .seconds(3), to: start + .milliseconds(3100))
    #expect(!pace.isDue(at: start + .seconds(6)) && pace.isDue(at: start + .milliseconds(6100)))
  }

  @Test func waitsTwentyTimesAsLongAsARenderingTook() {
    var pace = RenderingPace(start: start)
    pace.rendered(from: start + .seconds(3), to: start + .seconds(5))
    #expect(!pace.isDue(at: start + .milliseconds(44_900)) && pace.isDue(at: start + .seconds(45)))
  }
}
