import Display
import RunRecord

/// Assembles the page and keeps what its parts share: glyphs, ids, pictures and problems.
///
/// Each part of the page is an extension in its own file.
struct PageBuilder {
  let run: Run
  let previous: Run?
  let options: ReportOptions
  let isLive: Bool
  var prose: ProseRenderer
  /// The glyphs of all figures so far; equal ids mean equal glyphs.
  var glyphs: [String: String] = [:]
  var figureCount = 0
  var numbers = OutputNumbers()
  /// The figure that the first screen repeats.
  var headline: Headline?
  var pictures: PictureStore
  /// Rules for the sizes of this page: style attributes would need a weaker security policy.
  private var sizes: Set<String> = []

  /// A figure of the page that is shown a second time.
  struct Headline {
    var id: String
    var figure: Figure
    var cell: String
  }

  init(run: Run, previous: Run?, options: ReportOptions) {
    self.run = run
    self.previous = previous
    self.options = options
    isLive = options.isLive ?? (run.outcome == nil)
    let pictures = PictureStore(options.pictures)
    self.pictures = pictures
    let image = options.image
    prose = ProseRenderer(run: run) { path in
      guard let data = image(path), let type = ImageType(of: data) else { return nil }
      return pictures.address(of: data, type: type)
    }
  }

  /// Mistakes in the prose and the metrics of the run.
  var problems: [ProseProblem] { prose.problems + MetricProblems.all(in: run) }

  mutating func build() -> RenderedReport {
    let documents = run.cells.map(CellDocument.init)
    prose.know(OutputNumbers(documents), in: documents)
    let cells = documents.map { section($0) }.joined()
    let top = self.top()
    let html: HTML = """
      <!DOCTYPE html>
      <html lang="en">
      \(head())
      <body>
      <a class="skip" href="#_results">To the results</a>
      \(glyphSheet())
      \(bar())
      <div class="page">
      \(contents())
      <main id="_top">
      \(top)
      <div id="_results">
      \(cells)</div>
      \(foot())
      </main>
      </div>
      <script>\(HTML(trusted: PageAssets.script))</script>
      </body>
      </html>

      """
    return RenderedReport(
      html: html.markup, problems: problems, pictures: pictures.files)
  }

  func head() -> HTML {
    let renews = isLive || options.renewsItself
    let reload: HTML =
      renews ? "\n<noscript><meta http-equiv=\"refresh\" content=\"5\"></noscript>" : ""
    let live: HTML = renews ? "\n<meta name=\"live\" content=\"3\">" : ""
    return """
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="generator" content="Cuaderno">\(live)\(reload)
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <title>\(run.header.title)</title>
      <link rel="icon" href="data:,">
      <style>\(HTML(trusted: style))</style>
      </head>
      """
  }

  private var style: String { PageAssets.style + sizes.sorted().joined() }

  /// What the page may load and run: its own style and script, and embedded pictures.
  private var policy: String {
    let images = options.pictures == .embedded ? "data:" : "data: 'self'"
    return """
      default-src 'none'; img-src \(images); style-src '\(PageAssets.hash(of: style))'; \
      script-src '\(PageAssets.hash(of: PageAssets.script))'; base-uri 'none'; form-action 'none'
      """
  }

  /// A class whose elements have a length in CSS pixels as the variable `--NAME`.
  mutating func styleClass(_ name: String, _ pixels: Int) -> HTML {
    sizes.insert(".\(name)-\(pixels){--\(name):\(pixels)px}\n")
    return "\(name)-\(pixels)"
  }

  /// The line above the page: which notebook, and the switches that the script brings to life.
  private func bar() -> HTML {
    """
    <header class="bar">
    <a href="#_top">\(run.header.notebook)</a>
    <div class="switches" hidden>
    <button type="button" id="_show-code" aria-pressed="false">Show all code</button>
    <button type="button" id="_theme">Theme: system</button>
    </div>
    </header>
    """
  }

  private func foot() -> HTML {
    """
    <footer>
    <p>Made by Cuaderno from the record of run <code>\(run.header.id)</code>.</p>
    </footer>
    """
  }

  func glyphSheet() -> HTML {
    guard !glyphs.isEmpty else { return "" }
    return
      "<svg class=\"glyphs\" width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\">\(FigureMarkup.sheet(glyphs))</svg>"
  }
}
