import Hosting
import Randomness
import Testing

@Suite("The host of the current task")
struct HostTests {
  @Test("is silent unless one is given")
  func silence() {
    let host = Work.host
    host.log("nobody reads this")
    #expect(!host.isCancelled)
    #expect(host.checkpoints == nil)
  }

  @Test("is inherited by what runs inside")
  func inheritance() async {
    let host = SilentHost(seed: 42)
    let inside = await Work.$host.withValue(host) {
      await Task { Work.host.random }.value
    }
    #expect(inside == host.random)
    #expect(Work.host.random != host.random)
  }
}
