import Foundation
import Testing

/// A notebook's own verb, with long work in it.
@Suite(.serialized) struct OwnVerbTests {
  let program: FaultsProgram

  init() throws { program = try FaultsProgram() }

  @Test func takesPlaceAndTellsOnStandardError() throws {
    defer { program.remove() }
    let answer = try program.call(["dawdle"])
    #expect(answer.code == 0)
    #expect(answer.output == program.folder + "\n")
    #expect(answer.errors == "dawdled for 3 rounds\n")
    #expect(try program.call(["dawdel"]).errors.contains("dawdle"))
  }

  @Test func failsWithOneMessage() throws {
    defer { program.remove() }
    let answer = try program.call(["dawdle", "--fails"])
    #expect(answer.code == 1)
    #expect(answer.errors == "dawdled for 3 rounds\nerror: this went wrong on purpose\n")
  }

  @Test(arguments: [(SIGINT, Int32(130)), (SIGTERM, Int32(143))])
  func stopsAtAGoodPlace(_ signal: Int32, _ code: Int32) throws {
    defer { program.remove() }
    let process = try program.start(["dawdle", "--rounds", "100000"])
    usleep(400_000)
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationStatus == code)
    let errors = try String(contentsOfFile: program.folder + "/err.txt", encoding: .utf8)
    #expect(errors.hasPrefix("interrupted at round "))
  }
}
