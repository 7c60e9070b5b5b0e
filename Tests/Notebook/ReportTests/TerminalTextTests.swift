import Report
import Testing

@Suite struct TerminalTextTests {
  @Test(arguments: [
    ("plain\ttext  \n", "plain\ttext  \n"), ("1/2\r2/2\n", "2/2\n"), ("a\r\nb\r\n", "a\nb\n"),
    ("long line\rshort", "shortline"), ("long line\r\u{1B}[Kshort", "short"), ("done\r", "done"),
    ("ab\u{8}c", "ac"), ("a\rb\tc", "b       c"), ("\u{7}bell", "bell"),
  ])
  func controlCharacters(printed: String, final: String) {
    #expect(TerminalText.final(printed) == final)
  }

  @Test(arguments: [
    ("\u{1B}[31;1mred\u{1B}[0m", "red"), ("\u{1B}]0;title\u{7}text", "text"),
    ("\u{1B}]8;;https://a.org\u{1B}\\link\u{1B}]8;;\u{1B}\\", "link"), ("\u{1B}P1$q\u{1B}\\x", "x"),
    ("\u{1B}(B\u{1B}=x", "x"), ("\u{9B}31mred", "red"), ("\u{1B}", ""), ("\u{1B}[", ""),
    ("\u{1B}[12", ""), ("a\u{1B}[1\nb", "a\nb"), ("\u{1B}]open\nnext", "\nnext"),
    ("\u{1B}[?25lx\u{1B}[?25h", "x"),
  ])
  func stylesAndStringsAreInvisible(printed: String, final: String) {
    #expect(TerminalText.final(printed) == final)
  }

  @Test(arguments: [
    // Two nested bars: the inner one is below, the outer one is drawn again after it.
    ("outer 0\ninner 0\u{1B}[A\router 1\n\rinner 9", "outer 1\ninner 9"),
    ("a\nb\nc\u{1B}[2A\u{1B}[2Kx", "x\nb\nc".replacing("x", with: " x")),
    ("one\ntwo\u{1B}[F\u{1B}[2K1\u{1B}[E2", "1\n2wo"), ("abc\u{1B}[2DX", "aXc"),
    ("abc\u{1B}[1GX\u{1B}[3CY", "Xbc Y"), ("abc\ndef\u{1B}[1;2HX", "aXc\ndef"),
    ("abc\u{1B}[3D\u{1B}[1P", "bc"), ("abc\u{1B}[3D\u{1B}[1@X", "Xabc"),
    ("abc\u{1B}[3D\u{1B}[2X", "  c"), ("a\nb\nc\u{1B}[A\u{1B}[M", "a\nc"),
    ("a\nb\u{1B}[L", "a\n\nb"), ("a\nb\nc\u{1B}[2A\r\u{1B}[J", ""),
    ("a\nb\u{1B}[2J\u{1B}[Hc", "c\n"),
    ("a\u{1B}7bc\u{1B}8X", "aXc"), ("a\u{1B}[sbc\u{1B}[uX", "aXc"), ("a\u{1B}cb", "b"),
    ("main\u{1B}[?1049hother\u{1B}[?1049l!", "main!"), ("ab\u{1B}D\u{1B}Mc", "abc\n"),
  ])
  func cursorMoves(printed: String, final: String) {
    #expect(TerminalText.final(printed) == final)
  }

  @Test func theCursorReachesOnlyTheScreen() {
    let lines = (1...30).map(String.init).joined(separator: "\n")
    let text = TerminalText.final(lines + "\u{1B}[99A\rX")
    #expect(text.hasPrefix("1\n2\n3\n4\n5\n6\nX\n8\n") && text.hasSuffix("\n30"))
  }

  @Test func wideAndCombiningCharactersTakeTheirColumns() {
    #expect(TerminalText.final("漢字\rab") == "ab字")
    #expect(TerminalText.final("e\u{301}x\u{8}y") == "e\u{301}y")
  }

  @Test func numbersOfAnySizeAreHarmless() {
    let hostile =
      "\u{1B}[99999999999999999999Cx\u{1B}[99999999999B\u{1B}[999999999;999999999Hy\u{1B}[0;0H\u{1B}[99999@"
    #expect(TerminalText.final(hostile).utf8.count < 1000)
    let many = String(repeating: "\n\u{1B}[999Cx\u{1B}[;;;;;;m", count: 10_000)
    #expect(TerminalText.final(many).utf8.count < 3_000_000)
  }
}
