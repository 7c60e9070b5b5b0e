import Execution
import Foundation
import RunRecord

/// A run as a folder of Markdown and pictures that GitHub shows well.
public struct MarkdownExport: Sendable {
  public var run: Run
  /// Finds the images that prose names; see ``ReportOptions/image``.
  public var image: @Sendable (String) -> Data?

  public init(run: Run, image: @escaping @Sendable (String) -> Data? = { _ in nil }) {
    self.run = run
    self.image = image
  }

  /// `README.md` and what it shows.
  public func files() -> [ReportFile] {
    var writer = MarkdownWriter(run: run)
    let text = writer.text()
    for path in writer.imagePaths {
      if let data = image(path) { writer.files[path] = data }
    }
    let pictures = writer.files.sorted { $0.key < $1.key }
      .map { ReportFile(path: $0.key, data: $0.value) }
    return [ReportFile(path: "README.md", data: Data(text.utf8))] + pictures
  }

  /// Writes the files into `folder`, which is made when it is missing.
  /// - Throws: ``/Artifacts/FileError`` with the path that cannot be written.
  public func write(to folder: String) throws {
    for file in files() { try file.write(in: URL(fileURLWithPath: folder)) }
  }
}

/// Writes the Markdown and collects its pictures.
private struct MarkdownWriter {
  let run: Run
  var files: [String: Data] = [:]
  /// Paths in prose that stay below the notebook's folder.
  var imagePaths: [String] = []
  private let metrics: [String: Metric]
  private var figureCount = 0

  init(run: Run) {
    self.run = run
    metrics = run.metrics
  }

  mutating func text() -> String {
    var text = "# \(MarkdownText.escaped(run.header.title))\n"
    for document in run.cells.map(CellDocument.init) {
      let isTitled: Bool
      if case .prose(let first)? = document.blocks.first {
        isTitled = first.drop { $0.isWhitespace }.first == "#"
      } else {
        isTitled = false
      }
      text += "\n<a id=\"\(HTML.escape(document.cell.source.id))\"></a>\n\n"
      if !isTitled { text += "## \(MarkdownText.escaped(document.cell.source.title))\n\n" }
      for block in document.blocks { text += self.block(block, of: document) + "\n" }
      text += MarkdownText.state(document)
    }
    return text
  }

  private mutating func block(_ block: CellDocument.Block, of document: CellDocument) -> String {
    switch block {
    case .prose(let markdown):
      imagePaths += ProseImages.paths(in: markdown)
      let named = Footnotes.named(
        markdown, document.footnotes, cellID: document.cell.source.id)
      return MarkdownText.prose(named, metrics: metrics) + "\n"
    case .code(let code):
      return """
        <details><summary>Code, \(code.lineCount) \(code.lineCount == 1 ? "line" : "lines")</summary>

        \(MarkdownText.fenced(document.code(code), language: "swift"))
        </details>

        """
    case .output(let output): return self.output(output)
    }
  }

  private mutating func output(_ output: Output) -> String {
    switch output {
    case .text(let text): return MarkdownText.fenced(text.text, language: "text")
    case .markdown(let markdown): return MarkdownText.prose(markdown, metrics: metrics) + "\n"
    case .finding(let finding): return MarkdownText.finding(finding)
    case .table(let table): return MarkdownText.table(table)
    case .figure(let figure):
      let alternative = MarkdownText.escaped(figure.alternativeText)
      guard let markup = FigureMarkup(figure) else { return "*\(alternative)*\n" }
      figureCount += 1
      let path = "images/figure-\(figureCount).svg"
      files[path] = Data(markup.standalone(glyphs: figure.glyphs).utf8)
      return "![\(alternative)](\(path))\n" + (figure.caption.map { "\n\($0)\n" } ?? "")
    case .gallery(let gallery): return self.gallery(gallery)
    }
  }

  /// Rows of six pictures, each with its labels below; every group begins a row.
  private mutating func gallery(_ gallery: Gallery) -> String {
    let columns = 6
    let cells = gallery.groupedItems.flatMap { group -> [String] in
      let filler = (columns - group.count % columns) % columns
      return group.map { cell($0) } + Array(repeating: "", count: filler)
    }
    var text = "|" + String(repeating: "  |", count: columns) + "\n"
    text += "|" + String(repeating: "---|", count: columns) + "\n"
    for start in stride(from: 0, to: cells.count, by: columns) {
      text += "| " + cells[start..<start + columns].joined(separator: " | ") + " |\n"
    }
    return text + (gallery.caption.map { "\n\($0)\n" } ?? "")
  }

  /// A picture and its labels as one cell of a table.
  private mutating func cell(_ item: Gallery.Item) -> String {
    let type = ImageType(mediaType: item.picture.mediaType) ?? .png
    let path = "images/\(PictureName.name(of: item.picture.data)).\(type.fileExtension)"
    files[path] = item.picture.data
    let labels = [MarkdownText.mark(item.mark) + (item.title ?? "")] + item.details
    let picture = "![\(MarkdownText.escaped(item.picture.alternativeText))](\(path))"
    return picture + labels.map { "<br>" + MarkdownText.escaped($0) }.joined()
  }
}
