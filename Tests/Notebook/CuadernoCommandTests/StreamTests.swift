import Foundation
import RunRecord
import Testing

/// What happens when nobody reads, and what reaches a terminal.
@Suite(.serialized) struct StreamTests {
  let program: FaultsProgram

  init() throws { program = try FaultsProgram() }

  @Test(arguments: [
    ("exec >/dev/full", "No space left on device"), ("exec >&-", "Bad file descriptor"),
  ])
  func anAnswerThatDoesNotArriveIsAnError(redirection: String, reason: String) throws {
    defer { program.remove() }
    let arguments = [["list"], ["status", "--json"], ["run"], ["history"], ["--version"]]
    for words in arguments {
      let answer = try program.call(words, shell: redirection)
      #expect(answer.code == 1, "\(words)")
      #expect(answer.errors.contains("error: cannot write to standard output: \(reason)"))
    }
    #expect(try program.lastRun().outcome?.status == .succeeded)
  }

  @Test func aReaderThatGoesAwayIsAnError() throws {
    defer { program.remove() }
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let process = try program.start(["list"], output: pipe)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 1)
    #expect(program.errors.contains("error: cannot write to standard output: Broken pipe"))
  }

  @Test func errorsThatNobodyReadsDoNotHoldUpAStop() throws {
    defer { program.remove() }
    let pipe = Pipe()
    let writing = pipe.fileHandleForWriting.fileDescriptor
    _ = fcntl(writing, F_SETFL, O_NONBLOCK)
    var byte: UInt8 = 0
    while write(writing, &byte, 1) == 1 {}
    _ = fcntl(writing, F_SETFL, 0)
    let process = try program.start(["run", "--kind", "loop"], errors: pipe)
    usleep(1_500_000)
    let start = Date()
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
    #expect(Date().timeIntervalSince(start) < 8)
    #expect(try program.lastRun().outcome?.status == .interrupted)
  }

  @Test(arguments: [
    ["run", "\u{1B}]0;owned\u{7}"], ["run", "--amount", "\u{1B}[2J"],
    ["run", "--folder", "\u{9B}31m\u{202E}\u{1B}[A"], ["history", "--last", "\u{1B}c"],
    ["diff", "\u{1B}[8m"], ["run", "--sweep", "\u{1B}[1m=3"],
    ["export", "--json", "/nowhere/\u{1B}[2J"], ["run", "--parameters", "/nowhere/\u{1B}[2J"],
  ])
  func nothingThatIsNotOursCommandsTheTerminal(words: [String]) throws {
    defer { program.remove() }
    try program.call([])
    let answer = try program.call(words)
    #expect(answer.code == 2 || answer.code == 1)
    let history = try program.call(["history"])
    for text in [answer.output, answer.errors, history.output] {
      let commands = text.unicodeScalars.filter {
        $0.properties.generalCategory == .control && $0 != "\n" || $0.properties.isBidiControl
      }
      #expect(commands.isEmpty, "\(text.debugDescription)")
    }
  }

  @Test func aLineEndInANameBeginsNoMessage() throws {
    defer { program.remove() }
    let answer = try program.call(["run", "x\nerror: forged"])
    #expect(!answer.errors.split(separator: "\n").contains("error: forged"))
  }

  @Test(arguments: [
    ["run", "--timeout", "1e300"], ["run", "--timeout", "nan"], ["run", "--timeout", "-1"],
    ["run", "--timeout", "inf"], ["run", "--threads", "-3"], ["run", "--threads", "99999999"],
    ["run", "--seed", "-1"], ["history", "--last", "-2"],
    ["history", "--last", "99999999999999999999"], ["clean", "--keep", "1e300"],
    ["clean", "--keep", "nan"], ["clean", "--max-size", "1e300GB"], ["clean", "--keep-runs", "-1"],
    ["render", "--max-page-size", "nan"], ["run", "--pause", "1e9"], ["run", "--amount", "-3"],
  ])
  func numbersOutOfBoundsAreWrongUsage(words: [String]) throws {
    defer { program.remove() }
    let answer = try program.call(words)
    #expect(answer.code == 2, "\(words): \(answer.errors)")
    #expect(answer.errors.hasPrefix("error: "))
  }
}
