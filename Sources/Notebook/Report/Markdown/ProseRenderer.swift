import Execution
import RunRecord

/// Turns the prose of a run into HTML: Markdown with metrics, formulas and pictures filled in.
struct ProseRenderer {
  let metrics: [String: Metric]
  /// Whether all cells have run to their end, so that a name without a metric is a mistake.
  let isComplete: Bool
  /// The address under which a picture that prose names is found.
  let imageAddress: (String) -> String?
  /// What was found wrong, in the order in which it was found.
  private(set) var warnings: [String] = []
  /// How many pieces of prose there were so far; it makes the ids of their footnotes different.
  private var pieceCount = 0

  init(run: Run, imageAddress: @escaping (String) -> String?) {
    metrics = run.metrics
    isComplete = run.cells.allSatisfy { cell in
      if case .finished = cell.state { return true }
      return false
    }
    self.imageAddress = imageAddress
  }

  /// Takes a warning of another part of the page.
  mutating func warn(_ text: String) { warnings.append(text) }

  /// The prose as blocks.
  ///
  /// - Parameters:
  ///   - place: Who wrote the prose, for warnings.
  ///   - headings: The levels given in the cell so far.
  ///   - isFirst: Whether the prose is the first thing in its cell.
  mutating func blocks(
    _ markdown: String, place: String, headings: inout HeadingLevels, isFirst: Bool = false
  ) -> HTML {
    let template = ProseTemplate(markdown)
    guard let document = MarkdownDocument(template.markdown) else { return "<p>\(markdown)</p>" }
    let beginsWithHeading = isFirst && markdown.drop { $0.isWhitespace }.first == "#"
    for (index, heading) in document.headings.enumerated() {
      let isTitle = index == 0 && beginsWithHeading
      heading.level = headings.next(for: heading.level, isFirstOfCell: isTitle)
    }
    return render(document, template, place: place)
  }

  /// A sentence or two without the paragraph around them, where they are one paragraph.
  mutating func inline(_ markdown: String, place: String) -> HTML {
    var headings = HeadingLevels()
    let blocks = blocks(markdown, place: place, headings: &headings).markup
    let begin = "<p>"
    let end = "</p>\n"
    guard blocks.hasPrefix(begin), blocks.hasSuffix(end),
      !blocks.dropFirst(begin.count).contains(begin)
    else { return HTML(trusted: blocks) }
    return HTML(trusted: String(blocks.dropFirst(begin.count).dropLast(end.count)))
  }

  private mutating func render(
    _ document: MarkdownDocument, _ template: ProseTemplate, place: String
  ) -> HTML {
    var missing: [String] = []
    document.visit { node in
      switch node.kind {
      case .rawInline, .rawBlock:
        node.literal = template.filling(node.literal) { $0.source }
        node.showAsText()
      case .code: node.literal = template.filling(node.literal) { $0.source }
      case .text where node.isInImage: node.literal = template.filling(node.literal) { $0.source }
      case .link:
        node.url = template.filling(node.url) { $0.source }
        node.title = template.filling(node.title) { $0.source }
      case .image:
        let path = template.filling(node.url) { $0.source }
        if let address = imageAddress(path) {
          node.replace(by: "<img src=\"\(address)\" alt=\"\(node.plainText)\">")
        } else {
          missing.append(path)
          node.replace(by: "<span class=\"missing\">[picture \(path): \(node.plainText)]</span>")
        }
      default: break
      }
    }
    pieceCount += 1
    for path in missing {
      warnings.append("\(place): the picture “\(path)” is not beside the notebook")
    }
    let html = template.filling(ProseMarkup.finished(document.html(), piece: pieceCount)) { hole in
      fill(hole, place: place).markup
    }
    return HTML(trusted: html)
  }

  private mutating func fill(_ hole: ProseTemplate.Hole, place: String) -> HTML {
    switch hole.insertion {
    case .metric(let name, let format):
      switch MetricReference(name: name, format: format).text(in: metrics) {
      case .success(let text): return "\(text)"
      case .failure(let problem):
        if case .unknownName = problem, !isComplete {
          return "<span class=\"pending\" title=\"\(name) is not known yet\">…</span>"
        }
        warnings.append("\(place): \(problem.message)")
        return "<mark class=\"unknown\" title=\"\(problem.message)\">\(hole.source)</mark>"
      }
    case .formula(let source, let isDisplayed):
      do {
        return try Formula(source).mathML(isDisplayed: isDisplayed)
      } catch {
        warnings.append("\(place): \(error)")
        return "<code class=\"unknown\" title=\"\("\(error)")\">\(hole.source)</code>"
      }
    }
  }
}
