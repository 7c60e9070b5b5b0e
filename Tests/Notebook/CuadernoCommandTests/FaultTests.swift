import Foundation
import RunRecord
import Testing

/// The supervisor survives what a cell does, and says what it was and where.
@Suite(.serialized) struct FaultTests {
  let program: FaultsProgram

  init() throws { program = try FaultsProgram() }

  private func line(of text: String) -> Int {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "FaultNotebook/02-fault.swift")
    let lines = ((try? String(contentsOf: path, encoding: .utf8)) ?? "").split(
      separator: "\n", omittingEmptySubsequences: false)
    return (lines.firstIndex { $0.contains(text) } ?? -1) + 1
  }

  private func fail(
    _ kind: String, code: Int32, message: String, flags: [String] = [], shell: String? = nil
  ) throws -> CellFailure? {
    defer { program.remove() }
    let answer = try program.call(["run", "--kind", kind] + flags, shell: shell)
    #expect(answer.code == code)
    let run = try program.lastRun()
    let failure = run.failure("fault")
    #expect(failure?.message.contains(message) == true, "\(String(describing: failure))")
    #expect(failure?.path == "Tests/Notebook/FaultNotebook/02-fault.swift")
    #expect(
      run.cell("after")?.state == .skipped(reason: "it reads fault, which has no result"))
    let report = answer.output.split(separator: "\n").last.map(String.init) ?? ""
    #expect(FileManager.default.fileExists(atPath: report))
    #expect(answer.errors.contains("02-fault.swift"))
    #expect(try program.call(["status"]).code == 0)
    return failure
  }

  @Test func namesAThrownError() throws {
    let failure = try fail("throw", code: 1, message: "this went wrong on purpose")
    #expect(failure?.cause == .threw)
  }

  @Test func namesTheLineOfATrap() throws {
    let failure = try fail("trap", code: 132, message: "a trap on purpose")
    #expect(failure?.line == line(of: "a trap on purpose"))
    #expect(failure?.isLastLineReached == false)
  }

  @Test func namesTheLineOfAnIndexOutOfRange() throws {
    let failure = try fail("index", code: 132, message: "Index out of range")
    #expect(failure?.line == line(of: "start.count + 40"))
    #expect(failure?.backtrace.isEmpty == false)
  }

  @Test func namesTheLineOfASegmentationFault() throws {
    let failure = try fail("segfault", code: 139, message: "SIGSEGV")
    #expect(failure?.line == line(of: "bitPattern: 8"))
  }

  @Test func callsExitInTheMiddleAFailure() throws {
    let failure = try fail("exit", code: 1, message: "exit(0)")
    #expect(failure?.line == line(of: "about to go wrong"))
    #expect(failure?.isLastLineReached == true)
  }

  @Test func survivesTheEndOfMemory() throws {
    defer { program.remove() }
    let answer = try program.call(
      ["run", "--kind", "memory", "--timeout", "60"], shell: "ulimit -v 1500000")
    #expect(answer.code > 128 && answer.code < 160)
    #expect(try program.lastRun().failure("fault") != nil)
  }

  @Test func stopsAnEndlessLoop() throws {
    let failure = try fail("loop", code: 124, message: "time", flags: ["--timeout", "0.5"])
    #expect(failure?.line == line(of: "about to go wrong"))
  }

  @Test func killsALoopThatDoesNotListen() throws {
    let failure = try fail("stubborn", code: 124, message: "time", flags: ["--timeout", "0.5"])
    #expect(failure?.isLastLineReached == true)
  }

  /// A cell that throws its own error, or gives what it has, when it is stopped.
  @Test(arguments: ["grudging", "hasty"])
  func countsWhatComesOfAStopAsATimeout(_ kind: String) throws {
    let failure = try fail(
      kind, code: 124, message: "its time of 0.5", flags: ["--timeout", "0.5"])
    #expect(failure?.cause == .timedOut(0.5))
  }

  /// The cells after it do not see the stop that it got.
  @Test(arguments: [("grudging", Int32(124)), ("late", 0)])
  func stopsNoOtherCellForOnesTime(_ kind: String, _ code: Int32) throws {
    defer { program.remove() }
    let answer = try program.call([
      "--kind", kind, "--timeout", "0.5", "--count", "3", "--keep-going",
    ])
    #expect(answer.code == code, "\(answer.errors)")
    let run = try program.lastRun()
    for id in ["apart", "steps"] { #expect(run.wasExecuted(id), "\(run.cell(id)?.state as Any)") }
    #expect(run.wasExecuted("fault") == (kind == "late"))
  }

  @Test func leavesNoChildrenOfACrashedCell() throws {
    defer { program.remove() }
    #expect(try program.call(["run", "--kind", "orphan"]).code == 132)
    let text = try program.lastRun().cell("fault")?.outputs.compactMap { placed -> String? in
      if case .text(let text) = placed.value { text.text } else { nil }
    }.joined()
    let words = try #require(text).split(whereSeparator: \.isWhitespace)
    let child = try #require(words.firstIndex(of: "child").flatMap { pid_t(words[$0 + 1]) })
    // Killed, it may still wait for its end to be collected.
    let state = (try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8)) ?? ""
    #expect(state.isEmpty || state.contains(") Z "), "\(state)")
  }

  @Test func keepsBothEndsOfAGigabyteOfText() throws {
    defer { program.remove() }
    let answer = try program.call(["run", "--kind", "gigabyte"])
    #expect(answer.code == 0)
    let texts = try program.lastRun().cell("fault")?.outputs.compactMap { placed -> String? in
      if case .text(let text) = placed.value { text.text } else { nil }
    }
    let text = texts?.joined() ?? ""
    #expect(text.hasPrefix("about to go wrong"))
    #expect(text.hasSuffix("the last line\n"))
    #expect(text.contains("bytes left out"))
    #expect(text.utf8.count < 3 << 20)
  }

  @Test func goesOnWithWhatDoesNotNeedTheFailure() throws {
    defer { program.remove() }
    #expect(try program.call(["run", "--kind", "trap", "--keep-going"]).code == 132)
    let run = try program.lastRun()
    #expect(run.wasExecuted("apart") && run.wasExecuted("steps"))
    #expect(!run.wasExecuted("after"))
    #expect(try program.call(["run"]).code == 0)
    let next = try program.lastRun()
    #expect(next.wasExecuted("fault") && next.wasExecuted("after"))
    #expect(!next.wasExecuted("apart") && !next.wasExecuted("start"))
  }
}
