import Hosting
import Randomness
import Testing

@Suite("Work that is repeated with small changes")
struct RepeatedWorkTests {
  @Test("carries a title, logs nothing and has its own randomness")
  func repeatedWork() {
    let listener = StoppedHost()
    Work.$host.withValue(listener) {
      Work.host.log("before\n")
      let source = Work.withRandom(RandomSource(seed: 7), title: "second") {
        let host = Work.host
        host.log("Epoch 1/2\n")
        host.report(WorkProgress(line: "1/2", position: "epoch 1/2"))
        #expect(host.isCancelled)
        return host.random
      }
      #expect(source == RandomSource(seed: 7))
      #expect(Work.host.random == listener.random)
    }
    #expect(listener.log.withLock { $0 } == "before\n")
    #expect(listener.lines.withLock { $0 } == ["second: 1/2 | second, epoch 1/2"])
  }
}
