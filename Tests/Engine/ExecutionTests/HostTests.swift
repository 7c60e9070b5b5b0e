import Execution
import Testing

@Suite("The host of the current task")
struct HostTests {
  @Test("is silent unless one is given")
  func silence() {
    let host = Execution.host
    host.show(.markdown("nobody reads this"), at: nil)
    #expect(!host.isCancelled)
    #expect(host.checkpoints == nil)
  }

  @Test("is inherited by what runs inside")
  func inheritance() async {
    let host = SilentHost(seed: 42)
    let inside = await Execution.$host.withValue(host) {
      await Task { Execution.host.random }.value
    }
    #expect(inside == host.random)
    #expect(Execution.host.random != host.random)
  }
}
