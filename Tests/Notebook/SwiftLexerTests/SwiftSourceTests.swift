import SwiftLexer
import Testing

@Suite struct SwiftSourceTests {
  /// Kind and text of each token, as in `keyword let`.
  private func tokens(_ text: String) -> [String] {
    let source = SwiftSource(text)
    return source.tokens.map { "\($0.kind.rawValue) \(source.text($0))" }
  }

  @Test func declaration() {
    #expect(
      tokens("let train = Cell(\"Train\", .default)") == [
        "keyword let", "identifier train", "operator =", "typeIdentifier Cell", "punctuation (",
        "string \"Train\"", "punctuation ,", "punctuation .", "identifier default", "punctuation )",
      ])
  }

  @Test func interpolationsNest() {
    #expect(
      tokens(#""a\(b("\(c)"))d""#) == [
        "string \"a", "interpolation \\(", "identifier b", "punctuation (", "string \"",
        "interpolation \\(", "identifier c", "interpolation )", "string \"", "punctuation )",
        "interpolation )", "string d\"",
      ])
  }

  @Test func rawStrings() {
    #expect(
      tokens(##"#"a\(b)\#(c)""#"##) == [
        "string #\"a\\(b)", "interpolation \\#(", "identifier c", "interpolation )",
        "string \"\"#",
      ])
    #expect(tokens(##"#"""# + x"##) == ["string #\"\"\"#", "operator +", "identifier x"])
  }

  @Test func multilineStringHoldsWhatLooksLikeAComment() {
    let text = "x(\"\"\"\n  //: no prose \"quoted\" \\\"\"\"\n  \"\"\")\ny"
    let source = SwiftSource(text)
    #expect(
      source.tokens.map(\.kind) == [.identifier, .punctuation, .string, .punctuation, .identifier])
    #expect(source.tokens[2].line == 1 && source.tokens[2].lastLine == 3)
    #expect(source.tokens[4].line == 4)
  }

  @Test(arguments: [
    ("// a", "comment"), ("/// a", "documentation"), ("//// a", "comment"), ("//: a", "prose"),
    ("/* a /* b */ c */", "comment"), ("/** a */", "documentation"), ("/**/", "comment"),
    ("#!/usr/bin/swift", "comment"), ("#if", "directive"), ("@main", "attribute"),
    ("`default`", "identifier"), ("0xFF_EC.8p-3", "number"), ("1_000.5e+10", "number"),
    ("#/a/b\n/#", "regularExpression"), ("...", "operator"), ("/a[/]b/", "regularExpression"),
    ("\u{e9}t\u{e9}", "identifier"), ("_Storage", "typeIdentifier"), ("\u{1}", "unknown"),
  ])
  func singleToken(text: String, kind: String) {
    #expect(tokens(text) == ["\(kind) \(text)"])
  }

  @Test func slashDividesAfterAnOperand() {
    #expect(tokens("a /b/ c").filter { $0.hasPrefix("reg") }.isEmpty)
    #expect(tokens("(a)/b/c").filter { $0.hasPrefix("reg") }.isEmpty)
    #expect(tokens("x = /b c/").last == "regularExpression /b c/")
    #expect(tokens("0..<5") == ["number 0", "operator ..<", "number 5"])
    #expect(tokens("t.0.1").count == 5)
  }

  @Test func linesEndInThreeWays() {
    let source = SwiftSource("a\r\nb\rc\n\nd")
    #expect(source.lines == ["a", "b", "c", "", "d"])
    #expect(source.tokens.map(\.line) == [1, 2, 3, 5])
  }

  @Test func canonicalCodeForgetsCommentsAndLayout() {
    let one = SwiftSource("let x = f(1,\n  2) // why\n").canonicalCode
    #expect(one == SwiftSource("//: prose\nlet  x = f(1, 2)").canonicalCode)
    #expect(one != SwiftSource("let x = f(1, 3)").canonicalCode)
  }

  @Test(arguments: [("a -b", "a - b"), ("f\n(x)", "f(x)"), ("\"a b\"", "\"a  b\""), ("a b", "ab")])
  func canonicalCodeKeepsWhatMatters(one: String, other: String) {
    #expect(SwiftSource(one).canonicalCode != SwiftSource(other).canonicalCode)
  }

  /// Every prefix of every rotation of a nasty text lexes, and tokens with white space make up the whole.
  @Test func anyInputLexes() {
    let nasty = Array(
      "\"\\(a\"\"\"\\#(#\"\"\"#/*/**/`x`#/[/]\r\n\\/@#if'\u{0}\u{7f}é👩‍👩‍👧 0x.1e+ ..< //:///*)\"\"\"#"
        .utf8)
    for start in nasty.indices {
      let rotated = Array(nasty[start...] + nasty[..<start])
      for length in stride(from: 0, through: rotated.count, by: 3) {
        let source = SwiftSource(String(decoding: rotated.prefix(length), as: UTF8.self))
        var end = 0
        for token in source.tokens {
          #expect(token.range.lowerBound >= end && !token.range.isEmpty)
          #expect(source.bytes[end..<token.range.lowerBound].allSatisfy { $0 <= 0x20 })
          end = token.range.upperBound
        }
        #expect(source.bytes[end...].allSatisfy { $0 <= 0x20 })
      }
    }
  }

  @Test func deepNestingDoesNotOverflow() {
    let depth = 20_000
    let text = String(repeating: "\"\\(", count: depth) + String(repeating: "/*", count: depth)
    #expect(SwiftSource(text).tokens.count == 2 * depth + 1)
  }
}
