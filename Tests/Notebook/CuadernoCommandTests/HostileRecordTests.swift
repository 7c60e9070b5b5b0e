import Foundation
import RunRecord
import Testing

/// A record may hold anything; no verb crashes on it.
@Suite(.serialized) struct HostileRecordTests {
  let program: FaultsProgram

  init() throws { program = try FaultsProgram() }

  private static let verbs = [
    ["history"], ["history", "--json"], ["diff"], ["diff", "--json"], ["status"], ["list"],
    ["render"], ["export", "--json", "--ipynb", "--markdown"], ["clean", "--keep-runs", "0"],
  ]

  private func events() throws -> String {
    try #require(RunFolder.all(in: program.notebook + "/runs").last).events
  }

  private func callAll() throws {
    for words in Self.verbs {
      let answer = try program.call(words)
      #expect(answer.code == 0 || answer.code == 1, "\(words): \(answer.code) \(answer.errors)")
    }
  }

  @Test(arguments: [
    "1e300", "-1e300", "1e-300", "\"nan\"", "\"inf\"", "\"-inf\"", "9223372036854775808",
    "-9223372036854775809", "99999999999999999999999",
  ])
  func numbersOfAnySize(number: String) throws {
    defer { program.remove() }
    try program.call([])
    try program.call(["--amount", "5"])
    let path = try events()
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let hostile = text.replacing(
      try Regex(#""(seconds|time|number":\{"_0|byteCount|token)":-?[0-9.e]+"#)
    ) { match in
      let head = match.0.prefix { $0 != ":" }
      return head.hasPrefix("\"number") ? "\"number\":{\"_0\":\(number)" : "\(head):\(number)"
    }
    try Data(hostile.utf8).write(to: URL(fileURLWithPath: path))
    try callAll()
  }

  @Test(arguments: [
    "", "\n\n\n", "{}\n", "[]\n", "\u{0}\u{1}\u{2}\n",
    "{\"kind\":{\"runStarted\":{}},\"time\":0}\n",
  ])
  func whatIsNoRecord(text: String) throws {
    defer { program.remove() }
    try program.call([])
    try program.call(["--amount", "5"])
    try Data(text.utf8).write(to: URL(fileURLWithPath: try events()))
    try callAll()
  }
}
