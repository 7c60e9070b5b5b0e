import Foundation
import Testing

/// The installed Chromium, which loads a page in several widths and reports what it finds.
enum Browser {
  /// How a page is loaded.
  struct View: Sendable, CustomTestStringConvertible {
    var width: Int
    /// `light`, `dark`, or `print` for what paper shows.
    var theme: String

    var testDescription: String { "\(width) pixels, \(theme)" }
  }

  /// What a page reports about itself.
  struct Finding: Decodable {
    var view: String
    /// The width of the content, to compare with the view's.
    var contentWidth: Int
    /// Boxes that the keyboard stops at, beside links and buttons.
    var stops: Int
    /// Boxes whose content is wider than they are.
    var wide: Int
    /// Errors and failed loads, and what was written to the console as an error.
    var errors: [String]
    /// Addresses that the page loaded, except data and the page itself.
    var requests: [String]
    /// Violations that axe-core found; `nil` without axe-core.
    var violations: [String]?
  }

  static let program = ["chromium", "chromium-browser", "google-chrome"].lazy
    .compactMap { run("/usr/bin/which", [$0])?.trimmingCharacters(in: .whitespacesAndNewlines) }
    .first { !$0.isEmpty }

  /// The text of axe.min.js from PyPI's axe-core-python, if that is installed.
  static let axe: String? = {
    let code =
      "import axe_core_python, pathlib; print(next(pathlib.Path(axe_core_python.__file__).parent.rglob('axe.min.js')))"
    guard let path = run("/usr/bin/env", ["python3", "-c", code]) else { return nil }
    return try? String(
      contentsOfFile: path.trimmingCharacters(in: .whitespacesAndNewlines), encoding: .utf8)
  }()

  /// Loads `html` in all views at once, each in a frame of its width.
  static func look(at html: String, in views: [View]) throws -> [Finding] {
    let probe = html.replacing("<head>", with: "<head><script>\(observer)</script>")
      .adding(script: axe ?? "").adding(script: reporter)
    let frames = views.map {
      "<iframe width=\($0.width) height=900 src='page.html#view=\($0.width)-\($0.theme)'></iframe>"
    }
    let wall = """
      <meta charset=utf-8><pre id=found></pre>
      <script>addEventListener("message", (e) => { found.textContent += "\\nFOUND " + e.data; });</script>
      \(frames.joined())
      """
    return try found(on: wall, with: ["page.html": probe]).map {
      try JSONDecoder().decode(Finding.self, from: Data($0.utf8))
    }
  }

  /// Loads a page beside others, and gives the lines that its script begins with `FOUND`.
  static func found(on wall: String, with pages: [String: String]) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("cuaderno-browser-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in pages {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    let page = folder.appendingPathComponent("wall.html")
    try Data(wall.utf8).write(to: page)
    let arguments = [
      "--headless", "--disable-gpu", "--no-sandbox", "--virtual-time-budget=60000",
      "--window-size=1400,1000", "--user-data-dir=\(folder.appendingPathComponent("profile").path)",
      "--dump-dom", page.absoluteString,
    ]
    let output = run(program ?? "", arguments) ?? ""
    return output.split(separator: "\n").filter { $0.hasPrefix("FOUND ") }.map { line in
      let end = line.firstRange(of: "</pre>")?.lowerBound ?? line.endIndex
      return line[..<end].dropFirst(6).replacing("&lt;", with: "<").replacing("&gt;", with: ">")
        .replacing("&amp;", with: "&")
    }.map(String.init)
  }

  /// Runs first: keeps errors, sets the theme.
  private static let observer = """
    window.seen = [];
    addEventListener("error", (e) => seen.push(String(e.message ?? e.target?.src)), true);
    addEventListener("securitypolicyviolation", (e) => seen.push(`${e.violatedDirective} ${e.blockedURI}`));
    addEventListener("unhandledrejection", (e) => seen.push(String(e.reason)));
    const write = console.error;
    console.error = (...words) => { seen.push(words.join(" ")); write.apply(console, words); };
    if (!location.hash.endsWith("-print")) document.documentElement.dataset.theme = location.hash.split("-").pop();
    """

  /// Runs last: unfolds everything and reports to the parent what it found.
  private static let reporter = """
    addEventListener("load", async () => {
      const theme = location.hash.split("-").pop();
      if (theme === "print") {
        // As on paper: rules for print apply, rules for the screen only do not.
        for (const sheet of document.styleSheets) for (const rule of sheet.cssRules) {
          if (rule.media?.mediaText === "print") rule.media.mediaText = "all";
        }
        dispatchEvent(new Event("beforeprint"));
      } else {
        document.documentElement.dataset.theme = theme;
      }
      const folded = document.documentElement.scrollWidth;
      if (theme !== "print") for (const details of document.querySelectorAll("details")) details.open = true;
      await new Promise((done) => setTimeout(done, 100));
      const result = {
        view: location.hash.slice(6),
        contentWidth: Math.max(folded, document.documentElement.scrollWidth),
        stops: document.querySelectorAll("[tabindex]").length,
        wide: [...document.querySelectorAll(".frame, .scroll, pre")].filter((box) => box.scrollWidth > box.clientWidth + 1).length,
        requests: performance.getEntriesByType("resource").map((r) => r.name).filter((n) => !n.startsWith("data:")),
      };
      if (window.axe) {
        const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
        const found = await axe.run(document, { runOnly: tags });
        result.violations = found.violations.map((v) => v.id + " " + v.nodes[0].target);
      }
      result.errors = seen;
      parent.postMessage(JSON.stringify(result), "*");
    });
    """

  static func run(_ program: String, _ arguments: [String]) -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
  }
}

extension String {
  /// The page with a script at its end that its security policy allows.
  func adding(script: String) -> String {
    replacing("</body>", with: "<script nonce=\"probe\">\(script)</script></body>")
      .replacing("script-src &#39;", with: "script-src 'nonce-probe' &#39;")
  }
}
