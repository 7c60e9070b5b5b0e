import Display
import Foundation
import RunRecord

/// Writes the Markdown of a run and collects its pictures.
struct MarkdownWriter {
  let run: Run
  let image: (String) -> Data?
  /// The pictures by their paths.
  private(set) var files: [String: Data] = [:]
  private let metrics: [String: Metric]
  private var numbers = OutputNumbers()
  /// Words for links that have none, by the name that they lead to.
  private var links: [String: String] = [:]

  init(run: Run, image: @escaping (String) -> Data?) {
    self.run = run
    self.image = image
    metrics = run.metrics
  }

  mutating func text() -> String {
    let documents = run.cells.map(CellDocument.init)
    links = MarkdownText.links(documents)
    var text = MarkdownText.overview(run)
    for document in documents {
      text += "\n\(MarkdownText.anchor(document.cell.source.id))\n\n"
      if !document.beginsWithHeading {
        text += "## \(MarkdownText.escaped(document.cell.source.title))\n\n"
      }
      let footnotes = Set(document.footnotes.map(\.label))
      for block in document.blocks {
        text += self.block(block, of: document, footnotes: footnotes) + "\n"
      }
      text += MarkdownText.state(document)
    }
    return text
  }

  private mutating func block(
    _ block: CellDocument.Block, of document: CellDocument, footnotes: Set<String>
  ) -> String {
    switch block {
    case .prose(let prose):
      let prefix = "\(document.cell.source.id)-"
      return self.prose(
        MarkdownSource(prose.markdown).naming(footnotes: footnotes, prefix: prefix))
    case .code(let code):
      return """
        <details><summary>Code, \(code.lineCount) \(code.lineCount == 1 ? "line" : "lines")</summary>

        \(MarkdownText.fenced(document.code(code), language: "swift"))
        </details>

        """
    case .output(let output): return self.output(output)
    }
  }

  /// Prose with its metrics filled in, which takes its pictures along.
  private mutating func prose(_ markdown: String) -> String {
    let own = MarkdownSource(markdown).replacingPictures { address in
      guard let data = image(address), let type = ImageType(of: data) else { return nil }
      return add(data, type)
    }
    return MarkdownText.prose(own, metrics: metrics, links: links) + "\n"
  }

  private mutating func output(_ output: Output) -> String {
    let label = numbers.next(for: output)
    let anchor = output.name.map { MarkdownText.anchor($0) + "\n\n" } ?? ""
    let caption = MarkdownText.caption(label, output.caption).map { "\n" + prose($0) } ?? ""
    return anchor + content(output, label) + caption
  }

  /// An output without its caption.
  private mutating func content(_ output: Output, _ label: String?) -> String {
    switch output {
    case .text(let text): return MarkdownText.fenced(text.text, language: "text")
    case .markdown(let markdown): return prose(markdown)
    case .finding(let finding): return MarkdownText.finding(finding, metrics: metrics)
    case .table(let table): return MarkdownText.rows(table)
    case .figure(let figure):
      let alternative = MarkdownText.escaped(figure.alternativeText)
      guard let markup = FigureMarkup(figure) else { return "*\(alternative)*\n" }
      let path = "images/\(MarkdownText.fileName(label)).svg"
      files[path] = Data(markup.standalone(figure, idPrefix: "").utf8)
      return "![\(alternative)](\(path))\n"
    case .gallery(let gallery): return self.gallery(gallery)
    }
  }

  /// Rows of six pictures, each with its labels below; every group begins a row.
  private mutating func gallery(_ gallery: Gallery) -> String {
    let columns = 6
    var text = "|" + String(repeating: "  |", count: columns) + "\n"
    text += "|" + String(repeating: "---|", count: columns) + "\n"
    for group in gallery.groupedItems {
      let cells = group.map { cell($0) }
      for start in stride(from: 0, to: cells.count, by: columns) {
        let row = cells[start..<min(start + columns, cells.count)]
        let filler = Array(repeating: "", count: columns - row.count)
        text += "| " + (row + filler).joined(separator: " | ") + " |\n"
      }
    }
    return text
  }

  /// A picture and its labels as one cell of a table.
  private mutating func cell(_ item: Gallery.Item) -> String {
    let path = add(item.picture.data, ImageType(mediaType: item.picture.mediaType) ?? .png)
    let labels = [MarkdownText.mark(item.mark) + (item.title ?? "")] + item.details
    let picture = "![\(MarkdownText.escaped(item.picture.alternativeText))](\(path))"
    return picture + labels.map { "<br>" + MarkdownText.escaped($0) }.joined()
  }

  /// Takes a picture along; equal pictures are one file.
  private mutating func add(_ picture: Data, _ type: ImageType) -> String {
    let path = "images/\(PictureName.name(of: picture)).\(type.fileExtension)"
    files[path] = picture
    return path
  }
}
