import Display
import Foundation
import RunRecord

/// A page of results that do not come from a run, such as those of a verb. It is one file, readable offline, and is set like
/// the report.
///
/// ```swift
/// let page = ResultsPage(title: "Who is in the pictures?", program: "simpsons", outputs: [gallery.output])
/// try page.render().write(to: "results.html")
/// ```
public struct ResultsPage: Sendable {
  /// The heading of the page.
  public var title: String
  /// The name of the program that made them.
  public var program: String
  /// What the page shows, from top to bottom. Sentences and captions are Markdown: write names that come from outside
  /// into titles, details and cells of tables instead, which are shown as they are.
  public var outputs: [Output]

  /// Makes a page that shows outputs from top to bottom.
  public init(title: String, program: String, outputs: [Output]) {
    self.title = title
    self.program = program
    self.outputs = outputs
  }

  /// The page.
  public func render() -> RenderedReport {
    let provenance = Provenance(
      commit: nil, hasUncommittedChanges: false, toolchain: "", operatingSystem: "", processor: "",
      cores: 0, memory: 0, libraries: [:])
    let header = RunHeader(
      id: "", date: Date(timeIntervalSince1970: 0), notebook: program, title: title, cells: [],
      parameters: [], seed: 0, provenance: provenance)
    var options = ReportOptions()
    options.isLive = false
    var builder = PageBuilder(run: Run(header), previous: nil, options: options)
    return builder.build(outputs)
  }
}

extension PageBuilder {
  /// A page of outputs that belong to no cell.
  fileprivate mutating func build(_ outputs: [Output]) -> RenderedReport {
    let nowhere = CellSource(
      id: "results", number: 1, title: "", path: "", text: "", inputs: [], parameters: [])
    let body = outputs.map { output($0, of: nowhere) }.joined()
    let page: HTML = """
      <!DOCTYPE html>
      <html lang="en">
      \(head())
      <body>
      \(glyphSheet())
      <header class="bar"><span>\(run.header.notebook)</span></header>
      <main class="results">
      <div class="top"><h1>\(run.header.title)</h1></div>
      \(body)
      <footer><p>Made by \(run.header.notebook).</p></footer>
      </main>
      </body>
      </html>

      """
    return RenderedReport(html: page.markup, problems: prose.problems, pictures: pictures.files)
  }
}
