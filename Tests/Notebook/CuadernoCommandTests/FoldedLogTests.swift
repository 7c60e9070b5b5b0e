import CuadernoCommand
import Testing

struct FoldedLogTests {
  private func lines(_ pieces: [String]) -> [String] {
    var log = FoldedLog()
    for piece in pieces { log.append(piece) }
    return log.lines
  }

  @Test func keepsAShortTextWhole() {
    #expect(lines(["a\nb", "c\n"]) == ["a", "bc"])
    #expect(lines(["a\n\nb"]) == ["a", "", "b"])
    #expect(lines([]) == [])
    #expect(lines((1...16).map { "\($0)\n" }) == (1...16).map(String.init))
  }

  @Test func keepsTheFirstAndTheLastLinesOfALongText() {
    let lines = lines((1...1_220).map { "\($0)\n" })
    #expect(lines.first == "1" && lines.last == "1220")
    #expect(lines.count == FoldedLog.firstCount + 1 + FoldedLog.lastCount)
    #expect(lines[FoldedLog.firstCount] == "... 1,204 more lines in the report ...")
  }

  @Test func showsWhatATerminalWouldShow() {
    #expect(lines(["1/2\r", "2/2\n"]) == ["2/2"])
    #expect(lines(["\u{1B}[31mred\u{1B}[0m\n"]) == ["red"])
    #expect(lines(["a\u{7}b\u{202E}c\n"]) == ["ab\\u{202E}c"])
  }

  @Test func survivesALineWithoutEnd() {
    let piece = String(repeating: "x", count: 1 << 16)
    #expect(lines(Array(repeating: piece, count: 64)).count == 1)
  }
}
