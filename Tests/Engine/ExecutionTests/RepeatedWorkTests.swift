import Execution
import Testing

@Suite("Work that is repeated with small changes")
struct RepeatedWorkTests {
  @Test("bears a title, prints nothing and has its own randomness")
  func repeatedWork() {
    let listener = RecordingHost()
    Execution.$host.withValue(listener) {
      let key = Execution.withRandom(RandomSource(seed: 7), title: "second") {
        let host = Execution.host
        host.show(.text(PrintedText("Epoch 1/2\n")), at: nil)
        host.show(.finding(Finding("kept")), at: nil)
        host.report(Progress(line: "1/2", position: "epoch 1/2"))
        #expect(host.isCancelled)
        return host.random
      }
      #expect(key == RandomSource(seed: 7))
      #expect(Execution.host.random == listener.random)
    }
    #expect(listener.outputs.withLock { $0 } == [.finding(Finding("kept"))])
    #expect(listener.lines.withLock { $0 } == ["second: 1/2 | second, epoch 1/2"])
  }
}
