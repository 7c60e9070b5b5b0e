import Printing
import Testing

@Suite struct PrintableTests {
  @Test(arguments: [
    ("plain text\tand\n", "plain text\tand\n"), ("Ελληνικά 漢字 😀", "Ελληνικά 漢字 😀"),
    ("\u{1B}[2J", "\\u{1B}[2J"), ("\u{1B}]0;title\u{7}", "\\u{1B}]0;title\\u{7}"),
    ("a\rb", "a\\rb"), ("a\u{8}b\u{0}\u{7F}", "a\\u{8}b\\u{0}\\u{7F}"), ("\u{9B}31m", "\\u{9B}31m"),
    ("\u{202E}gpj.exe", "\\u{202E}gpj.exe"), ("\u{2066}x\u{2069}", "\\u{2066}x\\u{2069}"),
    ("a\u{2028}b\u{85}", "a\\u{2028}b\\u{85}"),
    ("family 👨‍👩‍👧 and e\u{301}", "family 👨‍👩‍👧 and e\u{301}"),
    ("a\r\nb", "a\\r\nb"),
  ])
  func `No character commands the terminal`(text: String, printed: String) {
    #expect(text.printable == printed)
  }

  @Test func `A name stays in one line`() {
    #expect("a\nerror: b\tc".printableInOneLine == "a\\nerror: b\\tc")
    #expect("a\u{1B}[A".printableInOneLine == "a\\u{1B}[A")
  }
}
