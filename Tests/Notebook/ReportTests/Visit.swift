import Foundation

/// What a visitor of a page can do in the installed Chromium: read it without script, press its buttons, reach everything
/// by keyboard, keep the place while a live page renews itself.
struct Visit: Decodable {
  /// The text that is seen with JavaScript off.
  let plainText: String
  /// Whether the buttons that need script are hidden with JavaScript off.
  let hidesButtons: Bool
  /// The background after each press of the theme's button.
  let backgrounds: [String]
  /// The folds of code open after each press of the button for all code, of all.
  let openCode: [Int]
  let codeCount: Int
  /// What the copy button says after a press.
  let copyLabel: String
  /// Whether the entry of the last cell is in view in a list of contents that is too long for the window, when the reader is there.
  let contentsFollow: Bool
  /// What the keyboard cannot reach, or reaches without a visible sign.
  let unreachable: [String]
  /// The place and the fold of a live page after it has renewed itself.
  let place: Double
  let keepsFold: Bool

  /// - Parameters:
  ///   - html: A page of a finished run.
  ///   - live: A page of a run that is not over.
  init(html: String, live: String) throws {
    let wall = """
      <meta charset=utf-8><pre id=found></pre><script>
      const found = {}, wanted = 3;
      let count = 0;
      const take = (part) => {
        Object.assign(found, part);
        if (++count === wanted) document.getElementById("found").textContent = "\\nFOUND " + JSON.stringify(found);
      };
      addEventListener("message", (e) => take(JSON.parse(e.data)));
      const frame = document.createElement("iframe");
      frame.sandbox = "allow-same-origin";
      frame.width = 1280;
      frame.onload = () => take({
        plainText: frame.contentDocument.body.innerText.slice(0, 3000),
        hidesButtons: frame.contentDocument.querySelector(".switches").getBoundingClientRect().height === 0,
      });
      frame.srcdoc = \(try Self.literal(html));
      document.documentElement.append(frame);
      </script><iframe width=1280 height=900 src=page.html></iframe><iframe width=1280 height=900 src=live.html></iframe>
      """
    let found = try Browser.found(
      on: wall,
      with: [
        "page.html": html.adding(script: Self.presses),
        "live.html": live.adding(script: Self.renewal),
      ])
    self = try JSONDecoder().decode(Visit.self, from: Data((found.first ?? "{}").utf8))
  }

  /// A text as JavaScript within a page has it.
  private static func literal(_ text: String) throws -> String {
    String(decoding: try JSONEncoder().encode(text), as: UTF8.self).replacing("</", with: "<\\/")
  }

  private static let presses = """
    addEventListener("load", async () => {
      const all = (selector) => [...document.querySelectorAll(selector)];
      const result = { backgrounds: [], openCode: [], codeCount: all("details.code").length };
      for (let press = 0; press < 3; press++) {
        document.getElementById("_theme").click();
        result.backgrounds.push(getComputedStyle(document.body).backgroundColor);
      }
      for (let press = 0; press < 2; press++) {
        document.getElementById("_show-code").click();
        result.openCode.push(all("details.code[open]").length);
      }
      const nav = document.querySelector(".contents");
      nav.style.maxHeight = "90px";
      all("section.cell").at(-1).scrollIntoView();
      dispatchEvent(new Event("scroll"));
      await new Promise((done) => setTimeout(done, 300));
      const [entry, list] = [all(".contents [aria-current]").at(-1).getBoundingClientRect(), nav.getBoundingClientRect()];
      result.contentsFollow = entry.top >= list.top && entry.bottom <= list.bottom;
      for (const details of all("details")) details.open = true;
      const copy = document.querySelector(".copy");
      copy.click();
      await new Promise((done) => setTimeout(done, 300));
      result.copyLabel = copy.textContent;
      const controls = all("a[href], button, summary, [tabindex]").filter((e) => e.getClientRects().length > 0);
      result.unreachable = controls.filter((control) => {
        control.focus();
        return document.activeElement !== control || control.tabIndex !== 0
          || getComputedStyle(control).outlineStyle === "none";
      }).map((control) => control.outerHTML.slice(0, 80));
      parent.postMessage(JSON.stringify(result), "*");
    });
    """

  private static let renewal = """
    addEventListener("load", () => {
      const details = document.querySelector("details.code");
      if (performance.getEntriesByType("navigation")[0].type === "reload") {
        parent.postMessage(JSON.stringify({ place: scrollY, keepsFold: details.open }), "*");
      } else {
        details.open = true;
        scrollTo(0, 300);
      }
    });
    """
}
