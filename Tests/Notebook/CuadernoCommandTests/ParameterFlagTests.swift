import Cuaderno
import CuadernoCommand
import Foundation
import Testing

/// What is wrong with a notebook is said before its flags are read.
struct ParameterFlagTests {
  private static func sources(_ name: String) -> SourceIndex {
    SourceIndex(
      packageFolder: "/nowhere", folder: "notebooks/\(name)", compiler: "", files: [], modules: [:])
  }

  enum Seeded: Notebook {
    static let title = "A parameter like a flag"
    static let seed = Parameter("seed", default: 1, help: "Hides the seed.")
    static let only = Cell("Only", seed) { $0 }
    static var contents: Contents { only }
    static let sources = ParameterFlagTests.sources("seeded")
  }

  enum Waiting: Notebook {
    static let title = "A switch like a flag"
    static let wait = Parameter("wait", default: true, help: "Its other half is --no-wait.")
    static let only = Cell("Only", wait) { $0 }
    static var contents: Contents { only }
    static let sources = ParameterFlagTests.sources("waiting")
  }

  enum Twice: Notebook {
    static let title = "Two cells of one name"
    static let size = Parameter("size", default: 1, help: "A size.")
    static let one = Cell("One", size, fileID: "Book/01-one.swift") { $0 }
    static let two = Cell("Two", size, fileID: "Book/02-one.swift") { $0 }
    static var contents: Contents {
      one
      two
    }
    static let sources = ParameterFlagTests.sources("twice")
  }

  private func message(_ notebook: (some Notebook).Type) -> String {
    do {
      try notebook.checkFlags()
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test func refusesAParameterThatIsCalledLikeAFlag() {
    #expect(
      message(Seeded.self).contains("the parameter seed cannot be a flag: --seed already means"))
    #expect(
      message(Waiting.self).contains("the parameter wait cannot be a flag: --no-wait already means")
    )
    #expect(message(WatchArgumentsTests.Book.self) == "")
  }

  @Test func saysWhatIsWrongWithTheContentsAndNotThatAFlagIsUnknown() {
    #expect(message(Twice.self) == "two cells are called one: 01-one.swift and 02-one.swift")
    #expect(Twice.obey(["--size", "3"]) == 1)
    #expect(Twice.obey(["status", "--size", "3"]) == 1)
    #expect(Seeded.obey(["status"]) == 1)
  }

  /// Every flag that a verb with parameters has is known as taken.
  @Test(arguments: ["run", "rerun", "status", "list", "accept", "watch"])
  func knowsAllFlagsOfItsVerbs(_ verb: String) throws {
    let program = try FaultsProgram()
    defer { program.remove() }
    let help = try program.call([verb, "--help"]).output
    let own: Set<Substring> = ["kind", "count", "pause", "amount", "outside", "folder"]
    let flags = help.matches(of: /--([a-z-]+)/).map(\.output.1).filter { !own.contains($0) }
    #expect(flags.count > 3)
    for flag in Set(flags) where flag != "version" {
      let parameter = Parameter(String(flag), default: 1, help: "")
      #expect(throws: GraphError.self, "--\(flag)") {
        try Self.check(parameter)
      }
    }
  }

  private static func check(_ parameter: Parameter<Int>) throws {
    enum Book: Notebook {
      @TaskLocal static var parameter = Parameter("x", default: 1, help: "")
      static let title = "One parameter"
      static var contents: Contents { Cell("Only", parameter, fileID: "Book/01-only.swift") { $0 } }
      static let sources = ParameterFlagTests.sources("book")
    }
    try Book.$parameter.withValue(parameter) { try Book.checkFlags() }
  }
}
