import Foundation
import Report
import RunRecord
import Testing

/// The examples of the GitHub Flavored Markdown specification, which keep their meaning in the page and in the exports.
///
/// `GFM_SPECIFICATION` names a folder with `spec.txt` and `extensions.txt` of cmark-gfm's tests.
@Suite struct MarkdownSpecificationTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var markdown: String
    var html: String

    var testDescription: String { markdown.debugDescription }
  }

  static let folder = ProcessInfo.processInfo.environment["GFM_SPECIFICATION"]

  static let ownExamples = [
    Example(markdown: "# a\n*b* `c`", html: "<h1>a</h1>\n<p><em>b</em> <code>c</code></p>"),
    Example(markdown: "an \\(escaped\\) paren", html: "<p>an (escaped) paren</p>"),
    Example(markdown: "\\\\(a) and (b)", html: "<p>\\(a) and (b)</p>"),
    Example(
      markdown: "run with `--epochs` or --epochs",
      html: "<p>run with <code>--epochs</code> or --epochs</p>"),
    Example(markdown: "\"quotes\" stay...", html: "<p>&quot;quotes&quot; stay...</p>"),
    Example(markdown: "a `$x$` b", html: "<p>a <code>$x$</code> b</p>"),
    Example(markdown: "    \\(indented)\n", html: "<pre><code>\\(indented)\n</code></pre>"),
    Example(
      markdown: "| a | b |\n| --- | --: |\n| `x\\|y` | 2 |",
      html: """
        <table><thead><tr><th>a</th><th align="right">b</th></tr></thead><tbody><tr><td><code>x|y</code></td>\
        <td align="right">2</td></tr></tbody></table>
        """),
  ]

  static let examples: [Example] = {
    guard let folder else { return ownExamples }
    let texts = ["spec.txt", "extensions.txt"].compactMap {
      try? String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8)
    }
    let fence = String(repeating: "`", count: 32)
    let found = texts.flatMap { text in
      text.components(separatedBy: "\n\(fence) example").dropFirst().compactMap {
        part -> Example? in
        // What follows the word names extensions.
        guard let begin = part.firstIndex(of: "\n"), let end = part.firstRange(of: "\n\(fence)")
        else { return nil }
        let pieces = "\(part[begin..<end.lowerBound])\n".components(separatedBy: "\n.\n")
        guard pieces.count == 2, pieces[1] != "<IGNORE>\n" else { return nil }
        return Example(
          markdown: String(pieces[0].dropFirst()).replacing("→", with: "\t"),
          html: pieces[1].replacing("→", with: "\t"))
      }
    }
    return ownExamples + found
  }()

  /// The page's markup of a text, with every picture found.
  static func page(_ markdown: String) throws -> String {
    let options = ReportOptions { _ in
      SamplePicture.picture(edge: 1, gray: 1, alternativeText: "").data
    }
    let html = HTMLReport(run: SampleRun.run(showing: .markdown(markdown)), options: options)
      .render().html
    let begin = try #require(html.firstRange(of: "<div class=\"prose written\" dir=\"auto\">\n"))
    let end = try #require(html.ranges(of: "</div>\n</section>").last)
    return String(html[begin.upperBound..<end.lowerBound])
  }

  @Test func allAreFound() {
    #expect(Self.folder == nil || Self.examples.count > 700)
  }

  @Test(arguments: examples)
  func pageShowsWhatTheSpecificationSays(_ example: Example) throws {
    let ours = PlainMarkup(try Self.page(example.markdown))
    let theirs = PlainMarkup(example.html)
    #expect(
      ours.text == theirs.text || ours.textWithTags == theirs.textWithTags
        || ours.textWithoutLinks == theirs.textWithoutLinks,
      "\(ours.text)\n\(theirs.text)")
  }

  @Test(arguments: examples)
  func exportsKeepTheText(_ example: Example) throws {
    let files = MarkdownExport(run: SampleRun.run(showing: .markdown(example.markdown))).files()
    #expect(String(decoding: files[0].data, as: UTF8.self).contains("\n\(example.markdown)\n"))
    let notebook = String(
      decoding: try NotebookExport(run: SampleRun.run(showing: .markdown(example.markdown))).data(),
      as: UTF8.self)
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(notebook.utf8)) as? [String: Any])
    let cells = try #require(object["cells"] as? [[String: Any]])
    let outputs = cells.flatMap { $0["outputs"] as? [[String: Any]] ?? [] }
    let texts = outputs.compactMap {
      ($0["data"] as? [String: [String]])?["text/markdown"]?.joined()
    }
    #expect(texts == [example.markdown])
  }
}

/// Markup without what the page sets differently on purpose: levels of headings, addresses of pictures, boxes around tables,
/// marks of tasks and ids of footnotes.
struct PlainMarkup {
  /// The markup, one space for each run of white space outside of tags.
  let text: String
  /// The markup with raw HTML as the text that the page shows.
  let textWithTags: String
  /// The markup without links: the specification's examples of the core know no bare addresses.
  let textWithoutLinks: String

  init(_ html: String) {
    text = Self.normalized(html)
    let inlines = html.replacing(/<\/?p>/, with: "")
    textWithTags = Self.normalized(Self.unescaped(inlines)).replacing(/<\/?p>|\s+/, with: "")
    textWithoutLinks = text.replacing(/<\/?a[^>]*>|\s+/, with: "")
  }

  private static func normalized(_ html: String) -> String {
    rules.reduce(html) { text, rule in text.replacing(rule.0, with: rule.1) }
  }

  nonisolated(unsafe) private static let rules: [(Regex<AnyRegexOutput>, String)] = [
    (#"</?h[1-6]>"#, "<h>"), (#"<img src="[^"]*""#, "<img"), (#"</?div[^>]*>"#, ""),
    (#"</?section[^>]*>"#, ""), (#" (scope|aria-label|class|id|data-[a-z-]+)="[^"]*""#, ""),
    (#" data-[a-z-]+"#, ""), (##"href="#(_note|fn)[^"]*""##, "href=\"#note\""),
    (#"<span role="img">.</span>|<input[^>]*>"#, "<input>"), (#" />"#, ">"),
    (#"↩(<sup>\d</sup>)?"#, "↩"),
    (#"href="(javascript|vbscript|file|data):[^"]*""#, "href=\"\""), (#"&#39;"#, "'"),
    (#"\s+"#, " "), (#"> "#, ">"), (#" <"#, "<"),
  ].compactMap { pattern, replacement in (try? Regex(pattern)).map { ($0, replacement) } }

  private static func unescaped(_ text: String) -> String {
    text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&amp;", with: "&")
  }
}
