import Display
import RunRecord

/// Turns the prose of a run into HTML: Markdown with metrics, formulas and pictures filled in.
struct ProseRenderer {
  let metrics: [String: Metric]
  /// Whether all cells have finished, so that a name without a metric is a mistake.
  let isComplete: Bool
  /// What a link within the page can lead to, with the words for a link without words.
  private(set) var targets: [String: String]
  /// The address under which the page finds a picture that prose names.
  let imageAddress: (String) -> String?
  /// What was found wrong, in the order of the page.
  private(set) var problems: [ProseProblem] = []
  /// How many pieces of prose there were so far; it makes the ids of their footnotes different.
  private var pieceCount = 0

  init(run: Run, imageAddress: @escaping (String) -> String?) {
    metrics = run.metrics
    isComplete = run.cells.allSatisfy { cell in
      if case .finished = cell.state { return true }
      return false
    }
    targets = Dictionary(run.cells.map { ($0.source.id, $0.source.title) }) { first, _ in first }
    self.imageAddress = imageAddress
  }

  /// Takes over the names of figures and tables.
  mutating func know(_ numbers: OutputNumbers, in documents: [CellDocument]) {
    for document in documents {
      for case .output(let output) in document.blocks {
        guard let name = output.name else { continue }
        if numbers.ambiguousNames.contains(name) || targets[name] != nil {
          let source = document.cell.source
          report(
            ProseProblem(
              cell: source.id, path: source.path, line: nil,
              message: "the name “\(name)” belongs to more than one cell, figure or table"))
        }
      }
    }
    targets.merge(numbers.labels) { cell, _ in cell }
  }

  /// Takes a problem, once: the first screen repeats what a cell shows.
  mutating func report(_ problem: ProseProblem) {
    if !problems.contains(problem) { problems.append(problem) }
  }

  /// The piece as blocks.
  ///
  /// - Parameters:
  ///   - headings: The levels given in the cell so far.
  ///   - isFirst: Whether the piece is the first thing in its cell.
  mutating func blocks(
    _ piece: ProsePiece, headings: inout HeadingLevels, isFirst: Bool = false
  ) -> HTML {
    guard let document = piece.parsed() else { return "<p>\(piece.markdown)</p>" }
    let beginsWithHeading = isFirst && document.blocks.first?.kind == .heading
    for (index, heading) in document.nodes.filter({ $0.kind == .heading }).enumerated() {
      let isTitle = index == 0 && beginsWithHeading
      heading.level = headings.next(for: heading.level, isFirstOfCell: isTitle)
    }
    return render(document, piece)
  }

  /// A sentence or two without the paragraph around them, where they are one paragraph.
  mutating func inline(_ piece: ProsePiece) -> HTML {
    var headings = HeadingLevels()
    let blocks = blocks(piece, headings: &headings).markup
    let begin = "<p>"
    let end = "</p>\n"
    guard blocks.hasPrefix(begin), blocks.hasSuffix(end),
      !blocks.dropFirst(begin.count).contains(begin)
    else { return HTML(trusted: blocks) }
    return HTML(trusted: String(blocks.dropFirst(begin.count).dropLast(end.count)))
  }

  private mutating func render(_ document: MarkdownDocument, _ piece: ProsePiece) -> HTML {
    var found: [ProseProblem] = []
    document.visit { node in
      func note(_ message: String, _ text: String) {
        found.append(piece.problem(message, with: text, in: node.block))
      }
      switch node.kind {
      case .rawInline, .rawBlock: node.showAsText()
      case .insertion where node.isInImage:
        node.replace(byText: text(of: node.literal, note))
      case .insertion: node.replace(by: markup(of: node.literal, note))
      case .link:
        guard node.url.hasPrefix("#") else { break }
        let name = String(node.url.dropFirst())
        if let words = targets[name.removingPercentEncoding ?? name] {
          if node.children.isEmpty { node.append("\(words)") }
        } else {
          note("no cell, figure or table is named “\(name)”\(suggestion(name, targets))", node.url)
        }
      case .image where node.isInImage: node.replace(byText: node.plainText)
      case .image:
        if let address = imageAddress(node.url) {
          let title: HTML = node.title.isEmpty ? "" : " title=\"\(node.title)\""
          node.replace(by: "<img src=\"\(address)\" alt=\"\(node.plainText)\"\(title)>")
        } else {
          note("there is no picture “\(node.url)” in the notebook’s folder", node.url)
          node.replace(
            by: "<span class=\"missing\">[picture \(node.url): \(node.plainText)]</span>")
        }
      default: break
      }
    }
    for problem in found.reversed() { report(problem) }
    pieceCount += 1
    let notes = FootnoteList(document, id: "_note-\(pieceCount)").html()
    return HTML(trusted: ProseMarkup.finished(document.html() + notes))
  }

  private func markup(of source: String, _ note: (String, String) -> Void) -> HTML {
    switch Insertion(source: source) {
    case .metric(let reference):
      switch reference.text(in: metrics) {
      case .success(let text): return "\(text)"
      case .failure(.unknownName(let name)) where !isComplete:
        return "<span class=\"pending\" title=\"\(name) is not known yet\">…</span>"
      case .failure(let problem):
        let message = self.message(problem)
        note(message, source)
        return "<mark class=\"unknown\" title=\"\(message)\">\(source)</mark>"
      }
    case .formula(let formula, let isDisplayed):
      do {
        return try Formula(formula).mathML(isDisplayed: isDisplayed)
      } catch {
        note("\(error)", source)
        return "<code class=\"unknown\" title=\"\("\(error)")\">\(source)</code>"
      }
    }
  }

  /// An insertion where only text can be: a metric's value, or the source of a formula.
  private func text(of source: String, _ note: (String, String) -> Void) -> String {
    guard case .metric(let reference) = Insertion(source: source) else { return source }
    switch reference.text(in: metrics) {
    case .success(let text): return text
    case .failure(let problem):
      if isComplete { note(message(problem), source) }
      return source
    }
  }

  private func message(_ problem: MetricReference.Problem) -> String {
    guard case .unknownName(let name) = problem else { return problem.message }
    return problem.message + suggestion(name, metrics)
  }

  /// `; did you mean “accuracy”?`, or nothing.
  private func suggestion(_ name: String, _ known: [String: some Any]) -> String {
    let near = NearestNames.of(name, in: known.keys.sorted())
    return near.first.map { "; did you mean “\($0)”?" } ?? ""
  }
}
