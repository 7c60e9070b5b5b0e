import Display
import RunRecord

extension PageBuilder {
  /// An output of a cell. The switch is exhaustive: a new kind has its place here or the program does not compile.
  mutating func output(_ output: Output, of source: CellSource) -> HTML {
    let caption = self.caption(of: output, in: source)
    let name: HTML = output.name.map { " id=\"\($0)\"" } ?? ""
    return switch output {
    case .text(let text): printed(text)
    case .markdown(let markdown): written(markdown, of: source)
    case .finding(let finding): self.finding(finding, of: source)
    case .table(let table):
      """
      <figure class="table"\(name)>
      \(TableMarkup(layout: TableLayout(table)).html())\(caption)</figure>

      """
    case .figure(let figure): self.figure(figure, name: name, caption: caption, of: source)
    case .gallery(let gallery): self.gallery(gallery, name: name, caption: caption)
    }
  }

  /// The number of a figure or table, and its sentence.
  private mutating func caption(of output: Output, in source: CellSource) -> HTML {
    guard let label = numbers.next(for: output) else { return "" }
    let text = output.caption.map { prose.inline(ProsePiece($0, in: source)) }
    let point: HTML = text == nil ? "" : ". "
    return "<figcaption dir=\"auto\"><b>\(label)\(point)</b>\(text)</figcaption>\n"
  }

  private mutating func written(_ markdown: String, of source: CellSource) -> HTML {
    var headings = HeadingLevels()
    let html = prose.blocks(ProsePiece(markdown, in: source), headings: &headings)
    return "<div class=\"prose written\" dir=\"auto\">\n\(html)</div>\n"
  }

  private mutating func finding(_ finding: Finding, of source: CellSource) -> HTML {
    let text = prose.inline(ProsePiece(finding.text, in: source))
    return "<p class=\"finding\" dir=\"auto\">\(goalMark(finding.goal))\(text)</p>\n"
  }

  /// Whether a goal was met: a sign, a word and a color.
  func goalMark(_ goal: Finding.Goal?) -> HTML {
    switch goal {
    case .met: "<strong class=\"goal met\">✓ Goal met</strong> "
    case .missed: "<strong class=\"goal missed\">✗ Goal missed</strong> "
    case nil: ""
    }
  }

  /// Printed text: its first and last lines, the rest folded.
  private func printed(_ text: PrintedText) -> HTML {
    let kind: HTML =
      text.stream == .standardError
      ? " errors\" role=\"group\" aria-label=\"Printed to standard error" : ""
    return "<div class=\"printed\(kind)\">\(folded(FoldedText(text.text)))</div>\n"
  }

  func folded(_ text: FoldedText) -> HTML {
    var result: HTML = "<pre>\(text.first)</pre>"
    if let middle = text.middle {
      result += """
        <details class="more"><summary>\(NumberText.integer(text.middleCount)) more lines</summary>
        <pre>\(middle)</pre></details><pre>\(text.last)</pre>
        """
    }
    if text.isCut {
      result += "<p class=\"notice\">Cut here; the whole text is in the run’s record.</p>"
    }
    return result
  }
}
