import Foundation
import SwiftLexer
import Testing

/// Any bytes can be in a cell's file: the lexer ends, soon, and loses nothing.
@Suite struct RobustnessTests {
  /// Pieces that open something, close something, or are read with a glance at what follows.
  private static let snippets: [String] = [
    "\"", "\"\"\"", "#\"", "\"#", "##", "#", "\\(", "\\#(", "(", ")", "[", "]", "{", "}", "/", "/[",
    "#/", "/#", "/*", "*/", "//", "//:", "///", "`", "`a", "@a", "@", "\\", "\n", "\r", "\r\n", " ",
    "\t", "\0", "a", "_", "$0", "1", "0x1p", "1e", ".", "..<", "-", "=", ";", ":", ",", "é",
    "\u{FEFF}",
    "\u{1F600}", "#if", "import", "let", "=/", "\u{7F}", "~", "?",
  ]

  private func check(_ text: String) {
    let source = SwiftSource(text)
    var end = 0
    var line = 1
    for token in source.tokens {
      #expect(token.range.lowerBound >= end && !token.range.isEmpty)
      #expect(token.line >= line && token.lastLine >= token.line)
      // Only blanks are in no token.
      let between = source.bytes[end..<token.range.lowerBound]
      let isBlank = between.allSatisfy {
        [0, 9, 10, 11, 12, 13, 32, 0xEF, 0xBB, 0xBF].contains($0)
      }
      #expect(isBlank)
      (end, line) = (token.range.upperBound, token.line)
    }
    #expect(end <= source.bytes.count)
    #expect((source.tokens.last?.lastLine ?? 1) <= max(1, source.lines.count))
    let cell = CellText(text)
    for part in cell.parts {
      if case .code(let chunk) = part { #expect(chunk.firstLine <= chunk.lastLine) }
    }
    _ = source.canonicalCode
  }

  @Test("Random sequences of pieces", arguments: 0..<200)
  func pieces(seed: Int) {
    var generator = SplitMix(state: UInt64(seed))
    let count = Int.random(in: 0...60, using: &generator)
    check((0..<count).map { _ in Self.snippets.randomElement(using: &generator) ?? "" }.joined())
  }

  @Test("Random bytes", arguments: 0..<50)
  func bytes(seed: Int) {
    var generator = SplitMix(state: UInt64(seed) + 1000)
    let bytes = (0..<300).map { _ in UInt8.random(in: 0...255, using: &generator) }
    check(String(decoding: bytes, as: UTF8.self))
  }

  @Test("The time grows with the length, not with its square", arguments: snippets)
  func longRuns(of piece: String) {
    func seconds(_ text: String, bytes: Int) -> Double {
      let text = String(repeating: text, count: bytes / text.utf8.count)
      let start = processorTime()
      _ = CellText(text)
      return processorTime() - start
    }
    for text in [piece, "x\(piece) ", "#\"\"\"\(piece)"] {
      let (short, long) = (seconds(text, bytes: 4_000), seconds(text, bytes: 32_000))
      #expect(long < 24 * short || long < 0.1, "\(short) s, then \(long) s")
    }
  }

  /// The seconds that this thread has computed.
  private func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  @Test("A slash begins a regular expression only if one closes it on its line")
  func slashes() {
    func kinds(_ text: String) -> [String] {
      let source = SwiftSource(text)
      return source.tokens.map { "\($0.kind) \(source.text($0))" }
    }
    #expect(kinds("= /[/]a/") == ["operator =", "regularExpression /[/]a/"])
    #expect(kinds("= /a\\/b/") == ["operator =", "regularExpression /a\\/b/"])
    #expect(kinds("= /a\n/") == ["operator =", "operator /", "identifier a", "operator /"])
    #expect(!kinds("= /[a/").contains { $0.hasPrefix("regular") })
    #expect(kinds("= /[a/ /b/").last == "regularExpression /b/")
    #expect(kinds("#/a/# + #/b/#").filter { $0.hasPrefix("regular") }.count == 2)
  }

  @Test("A byte order mark is not part of the first word")
  func byteOrderMark() {
    let source = SwiftSource("\u{FEFF}import Charts")
    #expect(source.tokens.map { source.text($0) } == ["import", "Charts"])
  }

  @Test(
    "The names of cells' files",
    arguments: [
      ("06-train.swift", 6, "train"), ("book/12-who-is-it.swift", 12, "who-is-it"),
      ("Parameters.swift", nil, "Parameters"), ("3d.swift", nil, "3d"), ("7-.swift", 7, "7-"),
      ("99999999999999999999-a.swift", nil, "99999999999999999999-a"), ("", nil, ""),
    ])
  func fileNames(_ path: String, _ number: Int?, _ id: String) {
    #expect(CellFileName(path).number == number)
    #expect(CellFileName(path).id == id)
  }
}

/// Steele, Lea and Flood's generator: the same texts in every run.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
