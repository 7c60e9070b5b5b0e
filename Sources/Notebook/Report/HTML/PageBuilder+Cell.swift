import RunRecord

extension PageBuilder {
  /// A cell: its title, what the machine knows about it, and its prose, code and outputs.
  mutating func section(_ document: CellDocument) -> HTML {
    let source = document.cell.source
    var headings = HeadingLevels()
    var title: HTML = "\(source.title)"
    let footnotes = document.footnotes
    var blocks: [HTML] = []
    for (index, block) in document.blocks.enumerated() {
      switch block {
      case .prose(let text):
        var piece = ProsePiece(text.markdown, in: source, firstLine: text.firstLine)
        piece.footnotes = footnotes
        let html = prose.blocks(piece, headings: &headings, isFirst: index == 0)
        let (heading, rest) = Self.splitTitle(html)
        title = heading ?? title
        blocks.append("<div class=\"prose\" dir=\"auto\">\n\(rest)</div>\n")
      case .code(let code): blocks.append(listing(code, of: document))
      case .output(let output): blocks.append(self.output(output, of: source))
      }
    }
    return """
      <section class="cell" id="\(source.id)" aria-labelledby="_title-\(source.id)">
      <h2 id="_title-\(source.id)" dir="auto">\(title)</h2>
      \(machineNote(document.cell))\(blocks.joined())\(state(document.cell))</section>

      """
  }

  /// The heading of the second level that prose begins with, and what follows.
  private static func splitTitle(_ html: HTML) -> (HTML?, HTML) {
    let open = "<h2>"
    guard html.markup.hasPrefix(open), let end = html.markup.firstRange(of: "</h2>\n") else {
      return (nil, html)
    }
    let heading = html.markup[..<end.lowerBound].dropFirst(open.count)
    return (HTML(trusted: String(heading)), HTML(trusted: String(html.markup[end.upperBound...])))
  }

  /// The small print beside the prose: number, state, time, inputs, file.
  private func machineNote(_ cell: CellRun) -> HTML {
    let source = cell.source
    let badge = CellBadge(cell, isLive: isLive)
    let tone: HTML = badge.tone == .quiet ? "" : " class=\"\(badge.tone.rawValue)\""
    let notes = badge.notes.map { note -> HTML in "<li dir=\"auto\">\(note)</li>\n" }.joined()
    let inputs = source.inputs.compactMap { id in run.cells.first { $0.source.id == id } }
      .map { cell -> HTML in "<a href=\"#\(cell.source.id)\"><bdi>\(cell.source.title)</bdi></a>" }
    let reads: HTML =
      inputs.isEmpty ? "" : "<li>reads \(inputs.joined(separator: ", "))</li>\n"
    let name = source.path.split(separator: "/").last.map(String.init) ?? source.path
    let file: HTML =
      options.packagePath.map { "<a href=\"\($0)/\(source.path)\">\(name)</a>" }
      ?? "<span title=\"\(source.path)\">\(name)</span>"
    return """
      <ul class="machine" aria-label="About this cell">
      <li><a href="#\(source.id)">\(source.number)</a> <b\(tone)>\(badge.text)</b></li>
      \(notes)\(reads)<li class="file">\(file)</li>
      </ul>

      """
  }

  /// What a cell without a result shows at its end.
  private func state(_ cell: CellRun) -> HTML {
    switch cell.state {
    case .failed(let failure): return self.failure(failure, of: cell.source)
    case .running:
      guard isLive else {
        return "<p class=\"notice\">The run stopped unexpectedly while this cell was running.</p>\n"
      }
      return progress(cell)
    case .interrupted(let position, _):
      return
        "<p class=\"notice\">Interrupted at \(position). The next run continues from here.</p>\n"
    case .skipped(let reason): return "<p class=\"notice\">Skipped: \(reason)</p>\n"
    case .waiting, .finished: return ""
    }
  }

  private func progress(_ cell: CellRun) -> HTML {
    guard let progress = cell.progress else { return "<p class=\"notice\">Running …</p>\n" }
    let bar: HTML
    if let fraction = progress.fraction, fraction.isFinite {
      let percent = NumberText.whole(fraction * 100, in: 0...100)
      bar =
        "<progress aria-label=\"Progress of \(cell.source.title)\" value=\"\(percent)\" max=\"100\">\(percent)%</progress>"
    } else {
      bar = "<progress aria-label=\"Progress of \(cell.source.title)\"></progress>"
    }
    return
      "<div class=\"progress\">\(bar)<pre>\(TerminalText.final(progress.line))</pre></div>\n"
  }
}
