import Display
import Foundation
import Printing
import RunRecord

/// A run as a Jupyter notebook (nbformat 4.5): prose and code in order, with the outputs of the run.
///
/// See <https://nbformat.readthedocs.io/en/latest/format_description.html>.
public struct NotebookExport: Sendable {
  /// The run to export.
  public var run: Run
  /// Finds the images that prose names, which become attachments; see ``ReportOptions/image``.
  public var image: @Sendable (String) -> Data?

  /// Prepares the export of a run; without `image`, pictures in prose stay links.
  public init(run: Run, image: @escaping @Sendable (String) -> Data? = { _ in nil }) {
    self.run = run
    self.image = image
  }

  /// The notebook as UTF-8.
  public func data() throws -> Data {
    let metrics = run.metrics
    var cells: [JSONValue] = [Self.markdown(MarkdownText.overview(run), id: "title")]
    var names: Set<String> = []
    let documents = run.cells.map(CellDocument.init)
    let links = MarkdownText.links(documents)
    var numbers = OutputNumbers()
    for document in documents {
      let name = Self.name(document.cell.source.id, beside: names)
      names.insert(name)
      cells += self.cells(
        of: document, called: name, metrics: metrics, links: links, numbers: &numbers)
    }
    let value: JSONValue = [
      "nbformat": 4, "nbformat_minor": 5,
      "metadata": [
        "kernelspec": ["name": "swift", "display_name": "Swift", "language": "swift"],
        "language_info": [
          "name": "swift", "file_extension": ".swift", "mimetype": "text/x-swift",
        ],
        "title": .string(run.header.title),
      ],
      "cells": .array(cells),
    ]
    return try value.data()
  }

  /// What the ids of a cell's parts begin with: its own id as far as the format allows (letters, digits, `-` and `_`, at most 64 with
  /// what follows), and a number where another cell is called so already.
  private static func name(_ id: String, beside names: Set<String>) -> String {
    let allowed = id.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
    let name = String(allowed.prefix(40))
    var unique = name
    var number = 2
    while names.contains(unique) {
      unique = "\(name)_\(number)"
      number += 1
    }
    return unique
  }

  private func cells(
    of document: CellDocument, called name: String, metrics: [String: Metric],
    links: [String: String], numbers: inout OutputNumbers
  ) -> [JSONValue] {
    let source = document.cell.source
    let title = document.beginsWithHeading ? "" : "\n\n## \(MarkdownText.escaped(source.title))"
    var cells = [Self.markdown(MarkdownText.anchor(source.id) + title, id: "\(name)--title")]
    var code: (source: String, id: String)?
    var outputs: [JSONValue] = []
    func finish() {
      if let open = code {
        cells.append(Self.code(open.source, outputs: outputs, id: open.id))
      } else if !outputs.isEmpty {
        cells.append(Self.code("", outputs: outputs, id: "\(name)--outputs"))
      }
      code = nil
      outputs = []
    }
    for (index, block) in document.blocks.enumerated() {
      switch block {
      case .prose(let prose):
        finish()
        let (text, attachments) = ProseImages.attached(prose.markdown, image: image)
        cells.append(
          Self.markdown(
            MarkdownText.prose(text, metrics: metrics, links: links), id: "\(name)--\(index)",
            attachments: attachments))
      case .code(let block):
        finish()
        code = (document.code(block), "\(name)--\(index)")
      case .output(let output):
        let label = numbers.next(for: output)
        outputs.append(Self.output(output, label, metrics: metrics, links: links))
        if let caption = MarkdownText.caption(label, output.caption) {
          let anchor = output.name.map(MarkdownText.anchor) ?? ""
          let text = anchor + MarkdownText.prose(caption, metrics: metrics, links: links)
          outputs.append(Self.display("text/markdown", text, plain: text))
        }
      }
    }
    if case .failed(let failure) = document.cell.state {
      outputs.append([
        "output_type": "error", "ename": "Failed", "evalue": .string(failure.message),
        "traceback": JSONValue(Self.lines(failure.backtrace)),
      ])
    }
    finish()
    return cells
  }

  private static func output(
    _ output: Output, _ label: String?, metrics: [String: Metric], links: [String: String]
  ) -> JSONValue {
    switch output {
    case .text(let text):
      [
        "output_type": "stream", "text": JSONValue(lines(text.text)),
        "name": text.stream == .standardError ? "stderr" : "stdout",
      ]
    case .markdown(let markdown):
      display(
        "text/markdown", MarkdownText.prose(markdown, metrics: metrics, links: links),
        plain: markdown)
    case .finding(let finding):
      display("text/markdown", MarkdownText.finding(finding, metrics: metrics), plain: finding.text)
    case .table(let table):
      display(
        "text/html",
        TableMarkup(layout: TableLayout(table)).whole(limit: MarkdownText.rowLimit).markup,
        plain: MarkdownText.rows(table))
    case .figure(let figure): self.figure(figure, label)
    case .gallery(let gallery):
      display(
        "text/html", html(gallery),
        plain: gallery.items.map(\.picture.alternativeText).joined(separator: "\n"))
    }
  }

  /// A drawing as SVG, and as a picture with its alternative text, which nbconvert drops from SVG.
  private static func figure(_ figure: Figure, _ label: String?) -> JSONValue {
    let prefix = MarkdownText.fileName(label) + "-"
    guard let svg = FigureMarkup(figure)?.standalone(figure, idPrefix: prefix) else {
      return display("text/plain", "", plain: figure.alternativeText)
    }
    let size = PageBuilder.size(figure)
    let picture: HTML = """
      <img width="\(size.width)" height="\(size.height)" alt="\(figure.alternativeText)" \
      src="data:image/svg+xml;base64,\(Data(svg.utf8).base64EncodedString())">
      """
    return [
      "output_type": "display_data", "metadata": [:],
      "data": [
        "text/plain": JSONValue(lines(figure.alternativeText)),
        "image/svg+xml": JSONValue(lines(svg)),
        "text/html": JSONValue(lines(picture.markup)),
      ],
    ]
  }

  private static func html(_ gallery: Gallery) -> String {
    let rows = gallery.groupedItems.map { group -> HTML in
      "<div>\(group.map { figure($0, edge: gallery.edge) }.joined())</div>"
    }
    return rows.joined().markup
  }

  /// A picture and its labels.
  private static func figure(_ item: Gallery.Item, edge: Int) -> HTML {
    let type = ImageType(mediaType: item.picture.mediaType) ?? .png
    let labels = [MarkdownText.mark(item.mark) + (item.title ?? "")] + item.details
    let text = labels.filter { !$0.isEmpty }.map { label -> HTML in "<br>\(label)" }.joined()
    return """
      <figure style="display:inline-block;vertical-align:top;margin:4px;width:\(edge)px"><img width="\(edge)" \
      alt="\(item.picture.alternativeText)" \
      src="data:\(type.mediaType);base64,\(item.picture.data.base64EncodedString())">\(text)</figure>
      """
  }

  private static func display(_ type: String, _ text: String, plain: String) -> JSONValue {
    var data: [String: JSONValue] = ["text/plain": JSONValue(lines(plain))]
    if !text.isEmpty { data[type] = JSONValue(lines(text)) }
    return ["output_type": "display_data", "metadata": [:], "data": .object(data)]
  }

  private static func markdown(
    _ text: String, id: String, attachments: [String: JSONValue] = [:]
  ) -> JSONValue {
    var cell: [String: JSONValue] = [
      "cell_type": "markdown", "id": .string(id), "metadata": [:],
      "source": JSONValue(lines(text)),
    ]
    if !attachments.isEmpty { cell["attachments"] = .object(attachments) }
    return .object(cell)
  }

  private static func code(_ text: String, outputs: [JSONValue], id: String) -> JSONValue {
    [
      "cell_type": "code", "id": .string(id), "metadata": [:], "execution_count": nil,
      "source": JSONValue(lines(text)), "outputs": .array(outputs),
    ]
  }

  /// Lines with their ends, as the format stores long texts.
  private static func lines(_ text: String) -> [String] {
    let pieces = text.split(separator: "\n", omittingEmptySubsequences: false)
    let lines = pieces.dropLast().map { "\($0)\n" }
    return lines + pieces.suffix(1).filter { !$0.isEmpty }.map(String.init)
  }
}
