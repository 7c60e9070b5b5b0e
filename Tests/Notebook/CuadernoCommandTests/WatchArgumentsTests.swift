import Cuaderno
import CuadernoCommand
import Testing

/// What `watch` runs is what a person would have run.
struct WatchArgumentsTests {
  enum Book: Notebook {
    static let title = "Small"
    static let size = Parameter("size", default: 1, help: "A size.")
    static let loud = Parameter("loud", default: true, help: "A switch.")
    static let only = Cell("Only", size, loud) { size, _ in size }
    static var contents: Contents { only }
    static let sources = SourceIndex(
      packageFolder: "/nowhere", folder: "notebooks/small", compiler: "", files: [], modules: [:])
  }

  @Test func passesEveryFlagOn() throws {
    let flags = [
      "--seed=7", "--verify", "--no-loud", "--size=-3", "--timeout=2.5", "--threads=1",
      "--keep-going", "--no-wait", "--quiet", "--max-page-size=3MB",
    ]
    #expect(
      try Book.runArguments(ofWatch: flags.reversed(), output: "/there")
        == ["run", "--stay-live", "--output", "/there"] + flags)
  }

  @Test func addsNoneOfItsOwn() throws {
    #expect(
      try Book.runArguments(ofWatch: [], output: "/there")
        == ["run", "--stay-live", "--output", "/there", "--seed=0"])
  }
}
