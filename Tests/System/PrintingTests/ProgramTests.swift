import ArgumentParser
import Foundation
import Printing
import Programs
import Testing

/// The exit codes of every program.
@Suite struct ProgramTests {
  struct Sample: ParsableCommand {
    static let configuration = CommandConfiguration(version: Program.versionLine)

    @Option var fault: String?

    func run() throws {
      switch fault {
      case "usage": throw UsageError("there is no such thing")
      case "file": _ = try Data(contentsOf: URL(fileURLWithPath: "/nowhere/file"))
      case "code": throw ExitCode(42)
      default: break
      }
    }
  }

  @Test(arguments: [
    ("", Int32(0)), ("--fault usage", 2), ("--fault file", 1), ("--fault code", 42),
    ("--nonsense", 2), ("--fault", 2), ("more", 2),
  ])
  func `Wrong usage gives 2, what fails gives 1`(words: String, code: Int32) {
    #expect(Program.run(Sample.self, words.split(separator: " ").map(String.init)) == code)
  }

  @Test func `Errors of the file system are one clear message`() throws {
    let path = "/nowhere/a\u{1B}b"
    do {
      _ = try Data(contentsOf: URL(fileURLWithPath: path))
      Issue.record("nothing was thrown")
    } catch {
      #expect(
        ErrorText.describe(error)
          == "cannot read /nowhere/a\\u{1B}b: No such file or directory")
    }
    do {
      try Data().write(to: URL(fileURLWithPath: "/proc/none"))
      Issue.record("nothing was thrown")
    } catch {
      #expect(ErrorText.describe(error).hasPrefix("cannot "))
      #expect(ErrorText.describe(error).hasSuffix(" /proc/none: No such file or directory"))
    }
  }
}
